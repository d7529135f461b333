import { beforeEach, describe, expect, it } from 'vitest';
import { audiences } from './roles.ts';
import {
  anna,
  bruno,
  carla,
  createDraft,
  createRunning,
  erasedVeil,
  fold,
  heart,
  items,
  moderator,
  names,
  product,
  speaker,
  type TestMeeting,
  testId,
} from './test-meeting.ts';

let meeting: TestMeeting;
beforeEach(() => {
  meeting = createRunning();
});

const desk = (type: string, questionId: string, fields = {}) =>
  meeting.send(moderator, `question.${type}`, { questionId, ...fields });
const deskRefusal = (type: string, questionId: string, fields = {}) =>
  meeting.refusal(moderator, `question.${type}`, { questionId, ...fields });
const statusOf = (id: string) => meeting.view('moderator').questions?.find((row) => row.id === id)?.status;
const publicIds = (audience: (typeof audiences)[number]) =>
  meeting.view(audience).questions?.map(({ id }) => id);

describe('asking', () => {
  it('gives numbers in order and never one again', () => {
    const [, second] = [meeting.ask(anna, 'Uno?'), meeting.ask(bruno, 'Due?')];
    meeting.send(bruno, 'question.withdraw', { questionId: second });
    meeting.ask(carla, 'Tre?');
    expect(meeting.view('moderator').questions?.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('refuses an id that is taken', () => {
    const id = meeting.ask(anna, 'Uno?');
    expect(meeting.refusal(anna, 'question.ask', { text: 'Altro?' }, id)).toBe('conflict');
  });

  it('lets a person have ten questions waiting and no more, until one is withdrawn or declined', () => {
    const asked = Array.from({ length: 10 }, (_, count) => meeting.ask(anna, `Domanda ${count}?`));
    expect(meeting.refusal(anna, 'question.ask', { text: 'Ancora?' })).toBe('conflict');
    expect(meeting.refusal(bruno, 'question.ask', { text: 'E io?' })).toBeNull();
    meeting.send(anna, 'question.withdraw', { questionId: asked[0] });
    expect(meeting.refusal(anna, 'question.ask', { text: 'Ora sì?' })).toBeNull();
    expect(meeting.refusal(anna, 'question.ask', { text: 'Ancora?' })).toBe('conflict');
    desk('decline', String(asked[1]), { reason: 'no_time' });
    expect(meeting.refusal(anna, 'question.ask', { text: 'Ora sì?' })).toBeNull();
  });

  it('counts anonymous questions towards the same limit', () => {
    for (let count = 0; count < 10; count += 1) meeting.ask(anna, `Domanda ${count}?`, { anonymous: true });
    expect(meeting.refusal(anna, 'question.ask', { text: 'Ancora?' })).toBe('conflict');
  });

  it('is closed while the intake is, before the opening and after the end, and open in a pause', () => {
    const ask = (at: TestMeeting) => at.refusal(anna, 'question.ask', { text: 'Si può?' });
    expect(ask(createDraft())).toBe('closed');
    meeting.send(moderator, 'meeting.pause');
    expect(ask(meeting)).toBeNull();
    meeting.send(moderator, 'questions.close');
    expect(ask(meeting)).toBe('closed');
    meeting.send(moderator, 'questions.open');
    expect(ask(meeting)).toBeNull();
    meeting.send(moderator, 'meeting.close');
    expect(ask(meeting)).toBe('closed');
  });

  it('refuses an item that is not on the agenda and somebody who does not speak', () => {
    expect(meeting.refusal(anna, 'question.ask', { text: 'Chi?', to: bruno.seatId })).toBe('not_found');
    expect(meeting.refusal(anna, 'question.ask', { text: 'Che?', itemId: testId(99) })).toBe('not_found');
    expect(
      meeting.refusal(anna, 'question.ask', { text: 'Sì?', to: speaker.seatId, itemId: items[1] }),
    ).toBeNull();
  });

  it('refuses fields it does not know, and the product itself', () => {
    expect(meeting.refusal(anna, 'question.ask', { text: 'Sì?', status: 'on_air' })).toBe('invalid');
    expect(meeting.refusal(product, 'question.ask', { text: 'Sì?' })).toBe('forbidden');
  });

  it('shows a question at once where the meeting approves at once', () => {
    meeting.send(moderator, 'meeting.settings', { approval: 'atOnce' });
    expect(publicIds('participant')).toEqual([]);
    const id = meeting.ask(anna, 'Subito?');
    expect(publicIds('participant')).toEqual([id]);
  });
});

describe('withdrawing', () => {
  it('is for the author alone; to others the question does not exist', () => {
    const questionId = meeting.ask(anna, 'Mia?');
    expect(meeting.refusal(bruno, 'question.withdraw', { questionId })).toBe('not_found');
    expect(meeting.refusal(moderator, 'question.withdraw', { questionId })).toBe('not_found');
    meeting.send(anna, 'question.withdraw', { questionId });
    expect(statusOf(questionId)).toBe('withdrawn');
  });

  it('comes too late once the question is on air', () => {
    const questionId = meeting.askApproved(anna, 'In onda?');
    desk('air', questionId);
    expect(meeting.refusal(anna, 'question.withdraw', { questionId })).toBe('conflict');
  });

  it('takes the question out of the queue', () => {
    const questionId = meeting.askApproved(anna, 'In coda?');
    desk('queue', questionId);
    meeting.send(anna, 'question.withdraw', { questionId });
    expect(meeting.state.questions.queue).toEqual([]);
  });
});

describe('supporting', () => {
  const votesOf = (id: string) => meeting.view('participant').questions?.find((row) => row.id === id)?.votes;
  const support = (questionId: string, on: boolean) =>
    meeting.refusal(bruno, 'question.support', { questionId, on });

  it('counts a person once, and takes the support back once', () => {
    const questionId = meeting.askApproved(anna, 'Piace?');
    support(questionId, true);
    support(questionId, true);
    expect(votesOf(questionId)).toBe(1);
    expect(meeting.mine(bruno).votes).toEqual([questionId]);
    support(questionId, false);
    support(questionId, false);
    expect(votesOf(questionId)).toBe(0);
  });

  it('is never for one’s own question, named or anonymous', () => {
    for (const anonymous of [false, true]) {
      const questionId = meeting.askApproved(bruno, 'La mia?', { anonymous });
      expect(support(questionId, true)).toBe('invalid');
    }
  });

  it('does not tell whether a hidden question exists, and stops with the answer', () => {
    const questionId = meeting.ask(anna, 'Ancora nascosta?');
    expect(support(questionId, true)).toBe('not_found');
    expect(support(testId(99), true)).toBe('not_found');
    desk('approve', questionId);
    desk('answered', questionId);
    expect(support(questionId, true)).toBe('conflict');
  });

  it('can be switched off', () => {
    const questionId = meeting.askApproved(anna, 'Piace?');
    meeting.send(moderator, 'meeting.settings', { support: false });
    expect(support(questionId, true)).toBe('closed');
  });
});

describe('on air', () => {
  it('there is at most one: the former goes back to the head of the queue, unanswered', () => {
    const [first, second, third] = ['Uno?', 'Due?', 'Tre?'].map((text) => meeting.askApproved(anna, text));
    desk('queue', String(third));
    desk('air', String(first));
    desk('air', String(second));
    expect(meeting.state.questions.onAir).toBe(second);
    expect(meeting.state.questions.queue).toEqual([first, third]);
    expect(statusOf(String(first))).toBe('queued');
    expect(meeting.view('participant').meeting?.[0]).toMatchObject({ counts: { answered: 0 } });
  });

  it('never comes a question that nobody has read', () => {
    const questionId = meeting.ask(anna, 'Non letta?');
    expect(deskRefusal('air', questionId)).toBe('conflict');
  });

  it('ends with the answer, with declining, and with taking it off', () => {
    for (const [end, fields] of [
      ['answered', {}],
      ['decline', { reason: 'unclear' }],
      ['unqueue', {}],
      ['queue', {}],
    ] as const) {
      const questionId = meeting.askApproved(anna, `Come finisce ${end}?`);
      desk('air', questionId);
      desk(end, questionId, fields);
      expect(meeting.state.questions.onAir).toBeNull();
    }
  });

  it('is all that the hall’s screen ever sees', () => {
    meeting.askApproved(anna, 'Approvata?');
    const onAir = meeting.askApproved(anna, 'In onda?');
    expect(publicIds('screen')).toEqual([]);
    desk('air', onAir);
    expect(publicIds('screen')).toEqual([onAir]);
  });
});

describe('the queue', () => {
  it('takes a question before another one, or at its end', () => {
    const [first, second, third] = ['Uno?', 'Due?', 'Tre?'].map((text) => meeting.askApproved(anna, text));
    desk('queue', String(first));
    desk('queue', String(second));
    desk('queue', String(third), { before: first });
    expect(meeting.state.questions.queue).toEqual([third, first, second]);
    desk('queue', String(third));
    expect(meeting.state.questions.queue).toEqual([first, second, third]);
    expect(deskRefusal('queue', String(third), { before: third })).toBe('invalid');
    expect(deskRefusal('queue', String(third), { before: testId(99) })).toBe('not_found');
  });

  it('is the desk’s business: others see a queued question as approved', () => {
    const questionId = meeting.askApproved(anna, 'In coda?');
    const before = JSON.stringify(meeting.view('participant').questions);
    desk('queue', questionId);
    expect(JSON.stringify(meeting.view('participant').questions)).toBe(before);
    expect(statusOf(questionId)).toBe('queued');
  });
});

describe('declining', () => {
  it('is seen by the author and the desk alone, with the reason', () => {
    const questionId = meeting.askApproved(anna, 'Fuori tema?');
    desk('decline', questionId, { reason: 'off_topic', note: 'Si veda il punto 3.' });
    expect(meeting.pathOf(anna, questionId)).toEqual({
      state: 'declined',
      reason: 'off_topic',
      note: 'Si veda il punto 3.',
    });
    expect(statusOf(questionId)).toBe('declined');
    expect(meeting.pathOf(bruno, questionId)).toBeUndefined();
    for (const audience of audiences.filter((name) => name !== 'moderator'))
      expect(JSON.stringify(meeting.view(audience))).not.toMatch(/Fuori tema|off_topic|punto 3/);
  });

  it('asks for a reason of the list', () => {
    const questionId = meeting.ask(anna, 'Perché?');
    expect(deskRefusal('decline', questionId)).toBe('invalid');
    expect(deskRefusal('decline', questionId, { reason: 'dislike' })).toBe('invalid');
  });

  it('can be taken back to where the question was', () => {
    const unread = meeting.ask(anna, 'Non letta?');
    const approved = meeting.askApproved(anna, 'Approvata?');
    for (const questionId of [unread, approved]) {
      desk('decline', questionId, { reason: 'unclear' });
      desk('restore', questionId);
    }
    expect([statusOf(unread), statusOf(approved)]).toEqual(['received', 'approved']);
    expect(deskRefusal('restore', unread)).toBe('conflict');
  });
});

describe('an anonymous question', () => {
  const text = 'Senza nome?';

  it('carries no name and no seat in any view, in the log or in the saved state', () => {
    meeting.askApproved(anna, text, { anonymous: true });
    const written = [meeting.log, heart.save(meeting.state), ...audiences.map((name) => meeting.view(name))];
    for (const words of written.map((value) => JSON.stringify(value)))
      expect(words).not.toMatch(new RegExp(`${anna.seatId}|Anna`));
    expect(JSON.stringify(meeting.log)).toContain(text);
  });

  it('still shows its author the path, and lets the author withdraw it, also after a restart', () => {
    const questionId = meeting.ask(anna, text, { anonymous: true });
    expect(meeting.pathOf(anna, questionId)).toEqual({ state: 'received' });
    meeting.state = fold(JSON.parse(JSON.stringify(meeting.log)));
    expect(meeting.refusal(bruno, 'question.withdraw', { questionId })).toBe('not_found');
    meeting.send(anna, 'question.withdraw', { questionId });
    expect(meeting.pathOf(anna, questionId)).toEqual({ state: 'withdrawn' });
  });

  it('is nobody’s once the key is erased', () => {
    meeting.ask(anna, text, { anonymous: true });
    const state = fold(meeting.log, heart.empty, erasedVeil);
    expect(heart.views.mine(state, anna.seatId, names)).toMatchObject({ questions: [] });
  });

  it('says to the server that the log must not name who sent it, asking and withdrawing', () => {
    const context = { now: 0, veil: erasedVeil };
    const ask = { id: testId(500), type: 'question.ask', text, anonymous: true };
    expect(heart.decide(meeting.state, anna, ask, context).isAnonymous).toBe(true);
    const questionId = meeting.ask(anna, text, { anonymous: true });
    const withdraw = { id: testId(501), type: 'question.withdraw', questionId };
    expect(heart.decide(meeting.state, anna, withdraw, context).isAnonymous).toBe(true);
  });

  it('is refused where the meeting does not allow it', () => {
    meeting.send(moderator, 'meeting.settings', { anonymous: false });
    expect(meeting.refusal(anna, 'question.ask', { text, anonymous: true })).toBe('forbidden');
    expect(meeting.refusal(anna, 'question.ask', { text, anonymous: false })).toBeNull();
  });
});

it('the path of my question follows it from received to answered', () => {
  const first = meeting.askApproved(bruno, 'Prima?');
  const mine = meeting.ask(anna, 'La mia?');
  const path = () => meeting.pathOf(anna, mine);
  expect(path()).toEqual({ state: 'received' });
  desk('approve', mine);
  expect(path()).toEqual({ state: 'approved' });
  desk('queue', first);
  desk('queue', mine);
  expect(path()).toEqual({ state: 'queued', ahead: 1 });
  desk('air', first);
  expect(path()).toEqual({ state: 'queued', ahead: 1 });
  desk('answered', first);
  expect(path()).toEqual({ state: 'queued', ahead: 0 });
  desk('air', mine);
  expect(path()).toEqual({ state: 'on_air' });
  desk('answered', mine, { answer: 'Entro marzo.' });
  expect(path()).toEqual({ state: 'answered' });
  expect(meeting.view('participant').questions?.find(({ id }) => id === mine)?.answer).toBe('Entro marzo.');
});

it('an answer promised in writing is told to the author, and its owner to the desk alone', () => {
  const questionId = meeting.askApproved(anna, 'Per iscritto?');
  desk('answered', questionId, { later: { owner: 'Ufficio fondi', dueDate: '2026-12-31' } });
  expect(meeting.pathOf(anna, questionId)).toEqual({ state: 'written_answer' });
  expect(JSON.stringify(meeting.view('participant'))).not.toContain('Ufficio fondi');
  expect(JSON.stringify(meeting.view('moderator'))).toContain('Ufficio fondi');
});

it('the desk’s commands are refused to everybody else', () => {
  const questionId = meeting.ask(anna, 'Chi decide?');
  for (const type of ['approve', 'restore', 'decline', 'queue', 'unqueue', 'air', 'answered'])
    for (const actor of [anna, bruno, speaker])
      expect(meeting.refusal(actor, `question.${type}`, { questionId })).toBe('forbidden');
});
