import { beforeEach, expect, it } from 'vitest';
import { anna, bruno, createDraft, createRunning, moderator, type TestMeeting } from './test-meeting.ts';

let meeting: TestMeeting;
beforeEach(() => {
  meeting = createRunning();
});

const step = (name: string, at = meeting) => at.refusal(moderator, `meeting.${name}`);
const row = (audience: 'participant' | 'moderator' = 'participant') => meeting.view(audience).meeting?.[0];

it('a meeting goes from draft to open, runs, pauses, resumes and closes, and no other way', () => {
  const draft = createDraft();
  for (const name of ['pause', 'resume', 'close']) expect(step(name, draft)).toBe('conflict');
  expect(step('open', draft)).toBeNull();
  for (const name of ['open', 'pause', 'resume']) expect(step(name, draft)).toBe('conflict');
  for (const name of ['open', 'resume']) expect(step(name)).toBe('conflict');
  expect(step('pause')).toBeNull();
  expect(step('pause')).toBe('conflict');
  expect(step('resume')).toBeNull();
  expect(step('close')).toBeNull();
  for (const name of ['open', 'pause', 'resume', 'close']) expect(step(name)).toBe('closed');
});

it('after the end every command of a participant is closed', () => {
  const questionId = meeting.askApproved(anna, 'Ultima?');
  meeting.send(moderator, 'meeting.close');
  expect(meeting.refusal(bruno, 'question.ask', { text: 'Tardi?' })).toBe('closed');
  expect(meeting.refusal(anna, 'question.withdraw', { questionId })).toBe('closed');
  expect(meeting.refusal(bruno, 'question.support', { questionId, on: true })).toBe('closed');
});

it('what is unanswered at the end may still get its answer in writing', () => {
  const questionId = meeting.askApproved(anna, 'Ultima?');
  meeting.send(moderator, 'meeting.close');
  expect(meeting.refusal(moderator, 'question.air', { questionId })).toBe('closed');
  expect(meeting.refusal(moderator, 'question.answered', { questionId, answer: 'Sì.' })).toBeNull();
});

it('closing the intake twice changes nothing the second time', () => {
  meeting.send(moderator, 'questions.close');
  meeting.send(moderator, 'questions.close');
  expect(meeting.log.at(-1)?.changes).toEqual([]);
  expect(row()?.questionsOpen).toBe(false);
});

it('settings change what is named and keep the rest', () => {
  meeting.send(moderator, 'meeting.settings', { maxLength: 5 });
  expect(row()?.settings).toEqual({
    approval: 'first',
    anonymous: true,
    support: true,
    maxLength: 5,
    maxWaiting: 10,
  });
  expect(meeting.refusal(anna, 'question.ask', { text: 'Troppo lunga?' })).toBe('invalid');
});

it('settings out of their bounds are refused', () => {
  for (const fields of [
    { maxLength: 0 },
    { maxLength: 501 },
    { maxWaiting: 0 },
    { approval: 'never' },
    { x: 1 },
  ])
    expect(meeting.refusal(moderator, 'meeting.settings', fields)).toBe('invalid');
});

it('how many questions wait unread is the desk’s business', () => {
  const before = JSON.stringify(row());
  meeting.ask(anna, 'Nascosta?');
  expect(JSON.stringify(row())).toBe(before);
  expect(row('moderator')?.counts).toMatchObject({ received: 1 });
});

it('the steps of a meeting are the moderator’s', () => {
  for (const name of ['open', 'pause', 'resume', 'close', 'settings'])
    expect(meeting.refusal(anna, `meeting.${name}`)).toBe('forbidden');
});
