import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Database } from '#db/client.ts';
import { createMeeting, createSeat, createSession } from '#db/factories.ts';
import * as schema from '#db/schema.ts';
import { createHeart, type Heart } from '#meeting/meeting.ts';
import type { Origin, Role } from '#meeting/roles.ts';
import { createAuth } from '../auth/auth.ts';
import { log } from '../log.ts';
import { createMeetings, type LiveMeeting, type Meetings } from '../meetings/meetings.ts';
import { createTestDatabase } from '../start/test-database.ts';
import { createSeatRates } from './seat-rates.ts';
import { createSockets, type Sockets } from './sockets.ts';
import { TestClient, type TestClientOptions } from './test-client.ts';

/** A seat with the cookie of its session. */
export interface TestSeat {
  id: string;
  userId: string;
  sessionId: string;
  cookie: string;
}

/** A running server with one meeting, on a database of its own. */
export interface House {
  database: Database;
  slug: string;
  items: string[];
  url(): string;
  live(): LiveMeeting;
  sockets(): Sockets;
  /** SQL statements so far. */
  statements(): number;
  seat(roles?: Role[], origin?: Origin, name?: string): Promise<TestSeat>;
  /** A connected client that has had its first message. */
  client(options: Partial<TestClientOptions> & { seat?: TestSeat }): Promise<TestClient>;
  /** A second server on the same database, as another process would be: it shares nothing else. */
  second(): Promise<{ url: string; live: LiveMeeting; close(): Promise<void> }>;
  /** Ends the server and starts it again on the same database and port. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function openHouse({
  heart = createHeart(),
  baseUrl = null,
  meeting: isRunning = true,
}: {
  heart?: Heart;
  baseUrl?: string | null;
  meeting?: boolean;
} = {}): Promise<House> {
  const { url: databaseUrl, drop } = await createTestDatabase();
  let statements = 0;
  const database = openCounting(databaseUrl, () => {
    statements += 1;
  });
  const row = await createMeeting(database.db);
  const items = [randomUUID(), randomUUID()];
  const clients = new Set<TestClient>();
  let server = await startServer({ database, heart, baseUrl, slug: row.slug, port: 0 });
  if (isRunning) await begin(server.live, row.id, items);

  return {
    database,
    slug: row.slug,
    items,
    url: () => `http://127.0.0.1:${server.port}`,
    live: () => server.live,
    sockets: () => server.sockets,
    statements: () => statements,
    seat: async (roles = [], origin = 'hall', name = 'Anna Bianchi') => {
      const seat = await createSeat(database.db, { meetingId: row.id, roles, origin, name });
      const userId = seat.userId ?? '';
      const session = await createSession(database.db, { userId });
      return { id: seat.id, userId, sessionId: session.id, cookie: `tavolo=${session.token}` };
    },
    client: async ({ seat, ...options }) => {
      const client = new TestClient({
        url: `http://127.0.0.1:${server.port}`,
        slug: row.slug,
        cookie: seat?.cookie,
        ...options,
      });
      clients.add(client);
      await client.until('the first message', () => client.rev >= 0);
      return client;
    },
    second: async () => {
      const { port, live, close } = await startServer({ database, heart, baseUrl, slug: row.slug, port: 0 });
      return { url: `http://127.0.0.1:${port}`, live, close };
    },
    restart: async () => {
      await server.close();
      server = await startServer({ database, heart, baseUrl, slug: row.slug, port: server.port });
    },
    close: async () => {
      for (const client of clients) client.close();
      await server.close();
      await database.close();
      await drop();
    },
  };
}

async function startServer({
  database,
  heart,
  baseUrl,
  slug,
  port,
}: {
  database: Database;
  heart: Heart;
  baseUrl: string | null;
  slug: string;
  port: number;
}) {
  const httpServer = createServer();
  await new Promise<void>((resolve) => httpServer.listen(port, '127.0.0.1', resolve));
  const meetings: Meetings = await createMeetings(database, { heart, onBug: (error) => log.error(error) });
  const auth = createAuth(database, { secure: false });
  const seatRates = createSeatRates();
  const sockets = await createSockets({ httpServer, meetings, auth, database, seatRates, baseUrl, log });
  return {
    sockets,
    live: await meetings.require(slug),
    port: (httpServer.address() as AddressInfo).port,
    close: async () => {
      await sockets.close();
      await meetings.close();
      httpServer.closeAllConnections();
      await new Promise((resolve) => httpServer.close(resolve));
    },
  };
}

/** Plans two items, opens the meeting and starts the first. */
async function begin(meeting: LiveMeeting, meetingId: string, items: string[]): Promise<void> {
  const plannedStart = 1_800_000_000_000;
  const steps = [
    {
      type: 'meeting.create',
      meetingId,
      title: 'Riunione',
      plannedStart,
      plannedEnd: plannedStart + 7_200_000,
    },
    ...items.map((itemId, index) => ({
      type: 'agenda.plan',
      itemId,
      title: `Punto ${index + 1}`,
      kind: 'talk',
      speakers: [],
      plannedStart: null,
      plannedMinutes: 30,
    })),
    { type: 'meeting.open' },
    { type: 'agenda.start', itemId: items[0] },
  ];
  for (const step of steps) {
    const ack = await meeting.sendAsSystem({ id: randomUUID(), ...step });
    if (!ack.ok) throw new Error(`${step.type} was refused: ${ack.error.code}`);
  }
}

function openCounting(url: string, onStatement: () => void): Database {
  const options = { max: 4, onnotice: () => {}, debug: onStatement };
  const drizzleClient = postgres(url, options);
  const sql = postgres(url, options);
  return {
    db: drizzle(drizzleClient, { schema }),
    sql,
    close: async () => {
      await Promise.all([drizzleClient.end({ timeout: 2 }), sql.end({ timeout: 2 })]);
    },
  };
}
