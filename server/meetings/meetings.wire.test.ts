import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '#db/client.ts';
import { sampleMeetingId, sampleSlug } from '#db/sample-meeting.ts';
import { seats } from '#db/schema.ts';
import { seedSampleMeeting } from '#db/seed.ts';
import { createTestDatabase, type TestDatabase } from '#server/start/test-database.ts';
import { createMeetings, type LiveMeeting, type Meetings, type SeatActor } from './meetings.ts';
import { playSampleMeeting } from './sample.ts';

let testDatabase: TestDatabase;
let database: Database;
let meetings: Meetings;
let meeting: LiveMeeting;
let asker: SeatActor;
let moderator: SeatActor;

const onBug = (error: unknown) => {
  throw error;
};

async function startProcess(): Promise<Meetings> {
  return createMeetings(database, { onBug });
}

async function takeSeat(roles: SeatActor['roles'] = []): Promise<SeatActor> {
  const id = randomUUID();
  await database.db.insert(seats).values({
    id,
    meetingId: sampleMeetingId,
    name: `Persona ${id.slice(0, 4)}`,
    origin: 'hall',
    roles: [...roles],
  });
  return { kind: 'seat', seatId: id, origin: 'hall', roles };
}

async function countLog(): Promise<number> {
  const [row] = await database.sql<{ count: number }[]>`select count(*)::int as count from log`;
  return row?.count ?? 0;
}

const ask = (text: string, fields: object = {}) => ({
  id: randomUUID(),
  type: 'question.ask',
  text,
  ...fields,
});

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.url, { max: 4 });
  await seedSampleMeeting(database.db, Date.now());
  const first = await startProcess();
  await playSampleMeeting(first, Date.now());
  await first.close();
});

beforeEach(async () => {
  meetings = await startProcess();
  meeting = await meetings.require(sampleSlug);
  asker = await takeSeat();
  moderator = await takeSeat(['moderator']);
  return () => meetings.close();
});

afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

describe('a meeting in one process', () => {
  it('acknowledges a question only when it stands in the log', async () => {
    const command = ask('Quando apre il prossimo avviso?');
    const ack = await meeting.send(asker, command);
    const rows = await database.sql`select rev::int, actor from log where command_id = ${command.id}`;
    expect(ack).toMatchObject({ ok: true, rev: rows[0]?.rev, receipt: { number: expect.any(Number) } });
    expect(rows).toMatchObject([{ actor: asker.seatId }]);
  });

  it('gives a retry the first answer and writes nothing', async () => {
    const command = ask('Una volta sola');
    const first = await meeting.send(asker, command);
    const before = await countLog();
    expect(await meeting.send(asker, command)).toEqual(first);
    expect(await meeting.send(asker, { ...command, text: 'Altro testo' })).toEqual(first);
    expect(await countLog()).toBe(before);
  });

  it('answers the same command twice in one batch with one question', async () => {
    const command = ask('Doppio tocco');
    const [first, second] = await Promise.all([meeting.send(asker, command), meeting.send(asker, command)]);
    expect(second).toEqual(first);
  });

  it('tells another person who uses a taken id nothing but conflict', async () => {
    const command = ask('Mia');
    await meeting.send(asker, command);
    const ack = await meeting.send(await takeSeat(), command);
    expect(ack).toEqual({ ok: false, error: { code: 'conflict', field: 'id' } });
  });

  it('lets a refused command be sent again, corrected, with the same id', async () => {
    const command = ask('   ');
    expect(await meeting.send(asker, command)).toMatchObject({
      ok: false,
      error: { code: 'invalid', field: 'text' },
    });
    expect(await meeting.send(asker, { ...command, text: 'Corretta' })).toMatchObject({ ok: true });
  });

  it('commits what waits together in one statement', async () => {
    const revBefore = meeting.rev;
    const news: number[] = [];
    meeting.onNews(({ rev, from }) => news.push(rev - from));
    const people = await Promise.all(Array.from({ length: 20 }, () => takeSeat()));
    await Promise.all(people.map((person, index) => meeting.send(person, ask(`Insieme ${index}`))));
    expect(meeting.rev).toBe(revBefore + 20);
    expect(news).toEqual([20]);
  });

  it('keeps an anonymous author out of the log and out of the snapshot, but shows the author the path', async () => {
    const command = ask('Chi paga il trasporto?', { anonymous: true });
    expect(await meeting.send(asker, command)).toMatchObject({ ok: true });
    await meetings.close();
    const stored = await database.sql`
      select changes::text as text, actor from log where command_id = ${command.id}
      union all select state::text, '' from snapshots`;
    expect(stored.length).toBeGreaterThan(1);
    expect(JSON.stringify(stored)).not.toContain(asker.seatId);
    meetings = await startProcess();
    const again = await meetings.require(sampleSlug);
    expect(again.view('participant', asker.seatId).mine.questions).toMatchObject([
      { id: command.id, path: { state: 'received' } },
    ]);
    expect(
      await again.send(asker, { id: randomUUID(), type: 'question.withdraw', questionId: command.id }),
    ).toMatchObject({ ok: true });
  });
});

describe('after a restart', () => {
  it('everything acknowledged is there, byte for byte', async () => {
    await meeting.send(asker, ask('Resta'));
    const before = meeting.view('moderator', asker.seatId);
    await meetings.close();
    meetings = await startProcess();
    const after = (await meetings.require(sampleSlug)).view('moderator', asker.seatId);
    expect(JSON.stringify(after.view)).toBe(JSON.stringify(before.view));
    expect(after).toMatchObject({ epoch: before.epoch, rev: before.rev, mine: before.mine });
  });

  it('a retry of what memory has forgotten still gets the first answer', async () => {
    const question = ask('Da ritirare');
    await meeting.send(asker, question);
    const withdrawal = { id: randomUUID(), type: 'question.withdraw', questionId: question.id };
    const first = await meeting.send(asker, withdrawal);
    const firstAsk = await meeting.send(asker, question);
    await meetings.close();
    meetings = await startProcess();
    const again = await meetings.require(sampleSlug);
    const before = await countLog();
    expect(await again.send(asker, withdrawal)).toEqual(first);
    expect(await again.send(asker, question)).toEqual(firstAsk);
    expect(await countLog()).toBe(before);
  });
});

describe('two processes on one database', () => {
  it('serve the same meeting: nothing lost, numbers never twice, both views equal', async () => {
    const other = await startProcess();
    const there = await other.require(sampleSlug);
    const people = await Promise.all(Array.from({ length: 40 }, () => takeSeat()));
    const acks = await Promise.all(
      people.map((person, index) => (index % 2 ? meeting : there).send(person, ask(`Da due parti ${index}`))),
    );
    const numbers = acks.map((ack) => (ack.ok ? ack.receipt?.number : null));
    expect(new Set(numbers).size).toBe(40);
    expect(numbers).not.toContain(null);
    await Promise.all([meeting.refresh(), there.refresh()]);
    expect(JSON.stringify(there.view('moderator').view)).toBe(JSON.stringify(meeting.view('moderator').view));
    await other.close();
  });

  it('answer a retry that was first sent to the other one', async () => {
    const other = await startProcess();
    const there = await other.require(sampleSlug);
    const command = ask('Prima di là');
    const first = await there.send(asker, command);
    expect(await meeting.send(asker, command)).toEqual(first);
    await other.close();
  });

  it('tell each other of commits by themselves', async () => {
    const other = await startProcess();
    const there = await other.require(sampleSlug);
    const heard = new Promise<number>((resolve) => there.onNews(({ rev }) => resolve(rev)));
    const ack = await meeting.send(moderator, { id: randomUUID(), type: 'notice.post', text: 'Si comincia' });
    expect(ack.ok && ack.rev).toBe(await heard);
    await other.close();
  });
});

describe('when the meeting is closed', () => {
  it('the key that could name anonymous authors is gone, on disk and in memory', async () => {
    const command = ask('Resto anonima', { anonymous: true });
    await meeting.send(asker, command);
    await meeting.send(moderator, { id: randomUUID(), type: 'meeting.close' });
    await meeting.refresh();
    const [row] = await database.sql`select veil_key from meetings where id = ${sampleMeetingId}`;
    expect(row?.veil_key).toBeNull();
    expect(meeting.view('participant', asker.seatId).mine.questions).toEqual([]);
    expect(await meeting.send(asker, ask('Troppo tardi'))).toMatchObject({
      ok: false,
      error: { code: 'closed' },
    });
  });
});
