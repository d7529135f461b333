import fc from 'fast-check';
import type { State } from './state.ts';
import {
  anna,
  bruno,
  carla,
  createDraft,
  type Fields,
  items,
  moderator,
  speaker,
  type TestMeeting,
  testId,
} from './test-meeting.ts';

/** One move of a random meeting: who, what, and numbers from which its fields are picked. */
interface Move {
  who: number;
  what: keyof typeof fieldsOf;
  pick: number;
  other: number;
  flag: boolean;
}

/** What a random run leaves: the state at every revision, and what must stay hidden. */
export interface RandomRun {
  meeting: TestMeeting;
  states: State[];
  anonymous: { id: string; seatId: string; entry: number }[];
}

export const actors = [anna, bruno, carla, moderator, speaker] as const;

/** The text of a question nobody else has: found anywhere, it was let out. */
export const textOf = (questionId: string) => `testo di ${questionId}`;
export const noteOf = (questionId: string) => `nota su ${questionId}`;

const reasons = ['off_topic', 'duplicate', 'unclear', 'no_time'] as const;

const fieldsOf = {
  'question.ask': (_id: string, { pick, other, flag }: Move) => ({
    anonymous: flag,
    ...(pick % 3 === 0 ? { itemId: items[other % items.length] } : {}),
    ...(pick % 4 === 0 ? { to: speaker.seatId } : {}),
  }),
  'question.withdraw': (questionId: string) => ({ questionId }),
  'question.support': (questionId: string, { flag, other }: Move) => ({
    questionId,
    on: flag || other % 3 > 0,
  }),
  'question.approve': (questionId: string) => ({ questionId }),
  'question.restore': (questionId: string) => ({ questionId }),
  'question.decline': (questionId: string, { other }: Move) => ({
    questionId,
    reason: reasons[other % reasons.length],
    note: noteOf(questionId),
  }),
  'question.queue': (questionId: string) => ({ questionId }),
  'question.unqueue': (questionId: string) => ({ questionId }),
  'question.air': (questionId: string) => ({ questionId }),
  'question.answered': (questionId: string, { flag }: Move) => ({
    questionId,
    ...(flag ? { later: { owner: 'Ufficio', dueDate: '2026-12-31' } } : { answer: 'Sì.' }),
  }),
  'agenda.start': (_id: string, { pick }: Move) => ({ itemId: items[pick % items.length] }),
  'agenda.finish': (_id: string, { pick }: Move) => ({ itemId: items[pick % items.length] }),
  'agenda.skip': (_id: string, { pick }: Move) => ({ itemId: items[pick % items.length] }),
  'meeting.pause': () => ({}),
  'meeting.resume': () => ({}),
  'meeting.close': () => ({}),
  'meeting.settings': (_id: string, { flag, other }: Move) => ({
    approval: flag ? 'first' : 'atOnce',
    maxWaiting: 1 + (other % 10),
  }),
  'questions.open': () => ({}),
  'questions.close': () => ({}),
  'notice.post': (_id: string, { pick }: Move) => ({ text: `Avviso ${pick}` }),
  'notice.clear': () => ({}),
} satisfies Record<string, (questionId: string, move: Move) => Fields>;

const types = Object.keys(fieldsOf) as Move['what'][];
// Most of what happens in a meeting is asked, read and taken; it ends once.
const frequent = types.filter((type) => type.startsWith('question.') || type === 'agenda.start');
const rare = types.filter((type) => type !== 'meeting.close');

/** Lists of moves by random people, many of which will be refused. */
export const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    who: fc.nat(),
    what: fc.oneof(
      { weight: 12, arbitrary: fc.constant<Move['what']>('question.ask') },
      { weight: 30, arbitrary: fc.constantFrom(...frequent) },
      { weight: 6, arbitrary: fc.constantFrom(...rare) },
      { weight: 1, arbitrary: fc.constantFrom(...types) },
    ),
    pick: fc.nat(1_000),
    other: fc.nat(1_000),
    flag: fc.boolean(),
  }),
  { maxLength: 60 },
);

/** Plays the moves from the very first revision on; what is refused leaves nothing behind. */
export function play(list: readonly Move[]): RandomRun {
  const meeting = createDraft();
  meeting.send(moderator, 'meeting.open');
  const run: RandomRun = { meeting, states: [meeting.state], anonymous: [] };
  const asked: string[] = [];
  for (const move of list) {
    meeting.now += 1_000;
    const actor = isDesk(move.what) ? moderator : (actors[move.who % actors.length] ?? anna);
    const id = meeting.nextId();
    const questionId = asked[move.pick % (asked.length || 1)] ?? testId(1);
    const fields: Fields = fieldsOf[move.what](questionId, move);
    if (move.what === 'question.ask') fields.text = textOf(id);
    if (move.what === 'question.queue' && move.flag) fields.before = asked[move.other % asked.length];
    if (meeting.refusal(actor, move.what, fields, id) !== null) continue;
    run.states.push(meeting.state);
    if (move.what !== 'question.ask') continue;
    asked.push(id);
    if (fields.anonymous) run.anonymous.push({ id, seatId: actor.seatId, entry: meeting.log.length - 1 });
  }
  return run;
}

/** Participants' attempts at the desk's commands are tested by rule; here they would only be refused. */
function isDesk(type: string): boolean {
  return !['question.ask', 'question.withdraw', 'question.support'].includes(type);
}
