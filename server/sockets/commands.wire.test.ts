import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandTable } from '#meeting/commands.ts';
import type { RefusalCode } from '#meeting/refusals.ts';
import { type Role, roles } from '#meeting/roles.ts';
import type { TestClient } from './test-client.ts';
import { type House, openHouse } from './test-house.ts';

type Whose = 'own' | "other's" | "other meeting's";

/** What a command needs to be right, given the question and agenda item it is about. */
interface Target {
  questionId: string;
  itemId: string;
  noticeId: string;
}

/**
 * One row a command: fields that are right, and what it answers where the row is of another person or
 * meeting. A command of the table without a row here fails the test.
 */
interface CommandRow {
  fields(target: Target): Record<string, unknown>;
  /** Answers by whose row it is, for senders who may send the command; `ok` where missing. */
  answers?: Partial<Record<Whose, RefusalCode>>;
  /** What it may answer instead of `ok` where the meeting is past it. */
  past?: RefusalCode;
  /** Brings the question where the command applies. */
  path?: ('question.approve' | 'question.decline' | 'question.queue')[];
}

const ofQuestion = { fields: ({ questionId }: Target) => ({ questionId }) };
const ofItem = { fields: ({ itemId }: Target) => ({ itemId }) };
const noFields = { fields: () => ({}), past: 'conflict' } as const;
const elsewhere = { "other meeting's": 'not_found' } as const;

const rows: Readonly<Record<string, CommandRow>> = {
  'question.ask': { fields: ({ itemId }) => ({ text: 'Una domanda', itemId }), answers: elsewhere },
  'question.withdraw': { ...ofQuestion, answers: { ...elsewhere, "other's": 'not_found' } },
  'question.support': {
    fields: ({ questionId }) => ({ questionId, on: true }),
    path: ['question.approve'],
    answers: { ...elsewhere, own: 'invalid' },
  },
  'question.approve': { ...ofQuestion, answers: elsewhere },
  'question.restore': { ...ofQuestion, path: ['question.decline'], answers: elsewhere },
  'question.decline': {
    fields: ({ questionId }) => ({ questionId, reason: 'off_topic' }),
    answers: elsewhere,
  },
  'question.queue': { ...ofQuestion, path: ['question.approve'], answers: elsewhere },
  'question.unqueue': {
    ...ofQuestion,
    path: ['question.approve', 'question.queue'],
    answers: elsewhere,
  },
  'question.air': { ...ofQuestion, path: ['question.approve'], answers: elsewhere },
  'question.answered': { ...ofQuestion, path: ['question.approve'], answers: elsewhere },
  'agenda.start': { ...ofItem, answers: elsewhere, past: 'conflict' },
  'agenda.finish': { ...ofItem, answers: elsewhere, past: 'conflict' },
  'agenda.skip': { ...ofItem, answers: elsewhere, past: 'conflict' },
  'notice.post': { fields: () => ({ text: 'Avviso' }) },
  'notice.clear': { fields: ({ noticeId }) => ({ noticeId }), answers: elsewhere },
  'meeting.open': noFields,
  'meeting.pause': noFields,
  'meeting.resume': noFields,
  'meeting.close': { ...noFields, past: 'closed' },
  'meeting.settings': { fields: () => ({ maxWaiting: 50 }) },
  'questions.open': noFields,
  'questions.close': noFields,
};

let house: House;
let other: House;
let witness: TestClient;
let desk: TestClient;
beforeAll(async () => {
  house = await openHouse();
  other = await openHouse();
  desk = await house.client({ seat: await house.seat(['moderator']), audience: 'moderator' });
  witness = await house.client({ seat: await house.seat() });
});
afterAll(async () => {
  await house.close();
  await other.close();
});

describe('Every command', () => {
  test('has a row here', () => {
    const sent = commandTable.filter(({ sender }) => sender !== 'system').map(({ type }) => type);
    expect(Object.keys(rows).sort()).toEqual(sent.sort());
  });

  const senders: (Role | 'participant')[] = ['participant', ...roles];
  const whose: Whose[] = ["other meeting's", "other's", 'own'];
  // Closing ends everything, so it is tried last.
  const types = commandTable
    .map(({ type, sender }) => ({ type, sender }))
    .sort((a, b) => Number(a.type === 'meeting.close') - Number(b.type === 'meeting.close'));
  for (const { type, sender } of types)
    for (const role of senders)
      test(`${type} from a ${role} is answered by the table, and a refusal leaves no trace`, async () => {
        const seat = await house.seat(role === 'participant' ? [] : [role]);
        const client = await house.client({ seat });
        const isAllowed = sender === 'seat' || (sender !== 'system' && sender.includes(role as Role));
        const row: CommandRow = rows[type] ?? noFields;
        for (const of of whose) {
          const target = await prepare(row, of, client);
          const before = await logOf(house);
          const heard = witness.raw.length;
          const ack = await client.send({ type, ...row.fields(target) });
          const expected = isAllowed ? (row.answers?.[of] ?? 'ok') : 'forbidden';
          const given = ack.ok ? 'ok' : ack.error.code;
          const isFine = given === expected || (expected === 'ok' && given === row.past);
          expect(isFine, `${of}: ${given} instead of ${expected}`).toBe(true);
          if (ack.ok) continue;
          expect(await logOf(house)).toEqual(before);
          expect(witness.raw.length, 'nobody else hears of a refusal').toBe(heard);
        }
        client.close();
        if (type === 'meeting.pause' && role === 'moderator') await desk.send({ type: 'meeting.resume' });
        if (type === 'questions.close' && role === 'moderator') await desk.send({ type: 'questions.open' });
      });

  test('that is unknown, of the product itself, or has a field too many is refused', async () => {
    const phone = await house.client({ seat: await house.seat(['moderator']) });
    const before = await logOf(house);
    expect(await phone.send({ type: 'question.destroy' })).toMatchObject({ error: { code: 'invalid' } });
    expect(await phone.send({ type: 'notice.post', text: 'a', colour: 'red' })).toMatchObject({
      error: { code: 'invalid' },
    });
    for (const { type, sender } of commandTable)
      if (sender === 'system')
        expect(await phone.send({ type })).toMatchObject({ error: { code: 'forbidden' } });
    expect(await logOf(house)).toEqual(before);
  });
});

/** Ids that the command is about; the question is brought where the command applies, and all news is heard. */
async function prepare(row: CommandRow, whose: Whose, client: TestClient): Promise<Target> {
  const noticeId = randomUUID();
  const questionId = randomUUID();
  const target = { questionId, noticeId, itemId: house.items[1] ?? '' };
  if (whose === "other meeting's") {
    await other.live().sendAsSystem({ id: noticeId, type: 'notice.post', text: 'Altrove' });
    const seat = { kind: 'seat', seatId: randomUUID(), origin: 'hall', roles: [] } as const;
    await other.live().send(seat, { id: questionId, type: 'question.ask', text: 'Altrove' });
    return { ...target, itemId: other.items[1] ?? '' };
  }
  const author = whose === 'own' ? client : witness;
  await freeSomeRoom(author);
  const asked = await author.send({ id: questionId, type: 'question.ask', text: 'Qui' });
  if (!asked.ok && asked.error.code !== 'closed') await askAs(author, questionId);
  for (const type of row.path ?? []) {
    const extra = type === 'question.decline' ? { reason: 'off_topic' } : {};
    await house.live().sendAsSystem({ id: randomUUID(), type, questionId, ...extra });
  }
  // Urgent, so that all that was prepared is shown at once.
  await house.live().sendAsSystem({ id: noticeId, type: 'notice.post', text: 'Qui' });
  await witness.untilRev(house.live().rev);
  return target;
}

/** Past the minute's limit of the wire: the rule is what is tried here, not the limit. */
async function askAs(author: TestClient, questionId: string): Promise<void> {
  const actor = { kind: 'seat', seatId: author.mine.seat?.id ?? '', origin: 'hall', roles: [] } as const;
  await house.live().send(actor, { id: questionId, type: 'question.ask', text: 'Qui' });
}

/** Declines what the author has waiting, so that the limit of waiting questions never stands in the way. */
async function freeSomeRoom(author: TestClient): Promise<void> {
  const mine = author.mine.questions as { id: string; path: { state: string } }[] | undefined;
  for (const { id, path } of mine ?? [])
    if (!['declined', 'withdrawn', 'answered'].includes(path.state))
      await house
        .live()
        .sendAsSystem({ id: randomUUID(), type: 'question.decline', questionId: id, reason: 'no_time' });
}

async function logOf({ database }: House): Promise<{ count: number; head: number }> {
  const [row] = await database.sql<{ count: number; head: number }[]>`
    select (select count(*)::int from log) as count, (select max(head)::int from meetings) as head`;
  return row ?? { count: -1, head: -1 };
}
