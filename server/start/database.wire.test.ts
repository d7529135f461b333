import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '#db/client.ts';
import { createMeeting, createSeat } from '#db/factories.ts';
import { migrate } from '#db/migrate.ts';
import { users } from '#db/schema.ts';
import { createTestDatabase } from './test-database.ts';

let url: string;
let drop: () => Promise<void>;
let database: Database;
beforeAll(async () => {
  ({ url, drop } = await createTestDatabase());
  database = openDatabase(url, { max: 2 });
});
afterAll(async () => {
  await database.close();
  await drop();
});

it('processes that start together migrate once', async () => {
  await Promise.all([migrate(url), migrate(url), migrate(url)]);
  const [row] = await database.sql<
    { count: number }[]
  >`select count(*)::int as count from drizzle.__drizzle_migrations`;
  expect(row?.count).toBeGreaterThan(0);
  const [distinct] = await database.sql<
    { count: number }[]
  >`select count(distinct hash)::int as count from drizzle.__drizzle_migrations`;
  expect(distinct).toEqual(row);
});

it('moments are moments through both clients', async () => {
  const meeting = await createMeeting(database.db);
  expect(meeting.createdAt).toBeInstanceOf(Date);
  const [row] = await database.sql<
    { at: Date }[]
  >`select created_at as at from meetings where id = ${meeting.id} and created_at <= ${new Date(Date.now() + 60_000)}`;
  expect(row?.at).toBeInstanceOf(Date);
});

it('a lost connection comes back by itself', async () => {
  await database.sql`select pg_terminate_backend(pg_backend_pid())`.catch(() => undefined);
  expect(await database.sql`select 1 as one`).toEqual([{ one: 1 }]);
});

it('a database that is not there is told within seconds', async () => {
  const nowhere = openDatabase('postgres://nobody@127.0.0.1:1/none', { max: 1 });
  await expect(nowhere.sql`select 1`).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await nowhere.close();
});

it('PostgreSQL itself refuses a second seat of a person, a code that is no digits, an e-mail not in lower case', async () => {
  const seat = await createSeat(database.db);
  await expect(createSeat(database.db, { meetingId: seat.meetingId, userId: seat.userId })).rejects.toThrow();
  await expect(createMeeting(database.db, { code: 'letters' })).rejects.toThrow();
  await expect(database.db.insert(users).values({ id: 'x', email: 'A@example.org' })).rejects.toThrow();
});
