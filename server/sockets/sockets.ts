import type { Server as HttpServer } from 'node:http';
import type { Database } from '#db/client.ts';
import { limits } from '#meeting/limits.ts';
import { Refusal } from '#meeting/refusals.ts';
import { createRoster } from '../auth/roster.ts';
import type { Sessions } from '../auth/session.ts';
import { watchByes } from '../auth/watch.ts';
import { isDatabaseAway } from '../http/answer.ts';
import type { Log } from '../log.ts';
import type { LiveMeeting, Meetings } from '../meetings/meetings.ts';
import { Publisher } from '../meetings/publisher.ts';
import { type Attendance, createAttendance } from './attendance.ts';
import { admit, type DoorKeeper } from './door.ts';
import { connectError, createEngine } from './engine.ts';
import { openLink } from './link.ts';
import type { MeetingNamespace, MeetingSocket } from './meeting-socket.ts';
import type { SeatRates } from './seat-rates.ts';

export interface SocketParts {
  httpServer: HttpServer;
  meetings: Meetings;
  auth: { sessions: Pick<Sessions, 'idFromCookie' | 'read'> };
  database: Database;
  /** Shared with the routes, so that a seat's limits hold over all ways in. */
  seatRates: SeatRates;
  /** BASE_URL where it is configured; null: the address that was asked is our own. */
  baseUrl: string | null;
  log: Log;
}

export interface Sockets {
  /** People connected to this process. */
  present(meetingId: string): { hall: number; remote: number };
  /** The publisher of a meeting; made at the first call. */
  publisherOf(meeting: LiveMeeting): Publisher;
  /** Says `bye shutting_down` to everybody and ends all connections. */
  close(): Promise<void>;
}

/** Times one connection may ask to be let in before it is cut: each costs look-ups. */
const mostTries = 5;
const longestGoodbyeMs = 1_000;

/** Opens the live wire on the path /socket.io of a server. */
export async function createSockets(parts: SocketParts): Promise<Sockets> {
  const { httpServer, meetings, auth, database, seatRates, baseUrl, log } = parts;
  const { db, sql } = database;
  const roster = createRoster(db);
  const attendance = createAttendance();
  const publishers = new Map<string, Publisher>();
  const publisherOf = (meeting: LiveMeeting) => {
    const publisher = publishers.get(meeting.id) ?? new Publisher(meeting);
    publishers.set(meeting.id, publisher);
    return publisher;
  };

  let byesHeard = 0;
  const byes = await watchByes(sql);
  byes.onBye((bye) => {
    byesHeard += 1;
    roster.forget(bye);
    attendance.obey(bye);
  });

  const engine = createEngine(baseUrl);
  const { hall } = engine;
  let isClosing = false;
  guard(hall, { keeper: { meetings, sessions: auth.sessions, roster, db }, byesHeard: () => byesHeard, log });
  hall.on('connection', (socket) => {
    const { admission, byesHeard: heard } = socket.data;
    // Somebody was signed out or removed while this socket was on its way in: it comes again and is asked anew.
    if (heard !== byesHeard || isClosing) socket.conn.close();
    else openLink(socket, { attendance, seatRates, publisher: publisherOf(admission.meeting) });
  });

  const pulse = setInterval(() => {
    for (const [meetingId, publisher] of publishers) publisher.pulse(attendance.present(meetingId));
  }, limits.pulseMs);
  pulse.unref();
  engine.open(httpServer);

  return {
    present: attendance.present,
    publisherOf,
    close: async () => {
      isClosing = true;
      clearInterval(pulse);
      for (const publisher of publishers.values()) publisher.close();
      await sayByeToAll(hall, attendance);
      engine.close();
      await byes.close().catch(() => undefined);
    },
  };
}

/** Asks everybody who comes in at the door, and tells why where not. */
function guard(
  hall: MeetingNamespace,
  { keeper, byesHeard, log }: { keeper: DoorKeeper; byesHeard(): number; log: Log },
): void {
  const tries = new WeakMap<object, number>();
  const isInsistent = ({ conn }: MeetingSocket) => {
    const count = (tries.get(conn) ?? 0) + 1;
    tries.set(conn, count);
    return count > mostTries;
  };
  hall.use((socket, next) => {
    if (isInsistent(socket)) {
      socket.conn.close();
      next(connectError(new Refusal('rate_limited')));
      return;
    }
    socket.data.byesHeard = byesHeard();
    admit(keeper, socket.handshake.auth, socket.handshake.headers).then(
      (admission) => {
        socket.data.admission = admission;
        next();
      },
      (error: unknown) => next(connectError(refusalOf(error, log))),
    );
  });
}

async function sayByeToAll(hall: MeetingNamespace, attendance: Attendance): Promise<void> {
  for (const link of [...attendance.all()]) link.sayBye('shutting_down');
  const began = performance.now();
  // Long-polling clients hear it with their next request.
  while (hall.sockets.size > 0 && performance.now() - began < longestGoodbyeMs)
    await new Promise((resolve) => setTimeout(resolve, 10));
}

function refusalOf(error: unknown, log: Log): Refusal {
  if (error instanceof Refusal) return error;
  if (isDatabaseAway(error)) return new Refusal('unavailable', { retryAfterMs: 2_000 });
  log.error({ error }, 'A connection failed');
  return new Refusal('internal');
}
