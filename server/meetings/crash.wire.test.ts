import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '#db/client.ts';
import { sampleMeetingId } from '#db/sample-meeting.ts';
import { seats } from '#db/schema.ts';
import { seedSampleMeeting } from '#db/seed.ts';
import type { Ack } from '#meeting/wire.ts';
import { createTestDatabase, type TestDatabase } from '#server/start/test-database.ts';
import { createMeetings, type SeatActor } from './meetings.ts';
import { playSampleMeeting } from './sample.ts';
import type { SentCommand } from './test-process.ts';

let testDatabase: TestDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.url, { max: 2 });
  await seedSampleMeeting(database.db, Date.now());
  const meetings = await createMeetings(database, {
    onBug: (error) => {
      throw error;
    },
  });
  await playSampleMeeting(meetings, Date.now());
  await meetings.close();
});

afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

async function startServer(crashAt = ''): Promise<ChildProcess> {
  const server = fork(fileURLToPath(new URL('./test-process.ts', import.meta.url)), {
    env: { ...process.env, NODE_ENV: 'test', DATABASE_URL: testDatabase.url, CRASH_AT: crashAt },
    execArgv: [],
  });
  await once(server, 'message');
  return server;
}

/** Sends all, and gives the acknowledgements that came before the server ended or all were answered. */
async function sendAll(server: ChildProcess, commands: readonly SentCommand[]): Promise<Map<string, Ack>> {
  const acks = new Map<string, Ack>();
  if (!server.connected) return acks;
  await new Promise<void>((resolve) => {
    server.on('message', ({ id, ack }: { id: string; ack: Ack }) => {
      acks.set(id, ack);
      if (acks.size === commands.length) resolve();
    });
    server.once('exit', () => resolve());
    // Messages still on their way to a process that dies are lost, as they would be on a network.
    for (const command of commands) server.send(command, () => {});
  });
  return acks;
}

async function takeSeat(): Promise<SeatActor> {
  const id = randomUUID();
  await database.db.insert(seats).values({ id, meetingId: sampleMeetingId, name: 'Persona', origin: 'hall' });
  return { kind: 'seat', seatId: id, origin: 'hall', roles: [] };
}

describe.each(['before_commit', 'after_commit', 'after_ack'])('a server killed %s', (point) => {
  it.each([1, 2])('at batch %i loses nothing and doubles nothing', async (batch) => {
    const commands: SentCommand[] = await Promise.all(
      Array.from({ length: 12 }, async (_, index) => ({
        actor: await takeSeat(),
        command: { id: randomUUID(), type: 'question.ask', text: `Domanda ${index}` },
      })),
    );
    const dying = await startServer(`${point}:${batch}`);
    const ended = once(dying, 'exit');
    const before = new Map([
      ...(await sendAll(dying, commands.slice(0, 6))),
      ...(batch === 2 ? await sendAll(dying, commands.slice(6)) : []),
    ]);
    dying.kill('SIGKILL');
    await ended;

    const server = await startServer();
    const after = await sendAll(server, commands);
    server.kill('SIGKILL');

    for (const { command } of commands) {
      const ack = after.get(command.id);
      expect(ack).toMatchObject({ ok: true });
      if (before.has(command.id)) expect(ack).toEqual(before.get(command.id));
    }
    const ids = commands.map(({ command }) => command.id);
    const rows = await database.sql`select command_id from log where command_id = any(${ids}::uuid[])`;
    expect(rows).toHaveLength(commands.length);
  });
});
