import {
  createServer,
  type Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { type DefaultEventsMap, Server } from 'socket.io';
import type { Database } from '#db/client.ts';
import { limits } from '#meeting/limits.ts';
import { Refusal } from '#meeting/refusals.ts';
import type { ClientEvents, ServerEvents } from '#meeting/wire.ts';
import { createRoster } from '../auth/roster.ts';
import type { Sessions } from '../auth/session.ts';
import { watchByes } from '../auth/watch.ts';
import { isDatabaseAway } from '../http/answer.ts';
import { isOwnOrigin } from '../http/origin.ts';
import type { Log } from '../log.ts';
import type { LiveMeeting, Meetings } from '../meetings/meetings.ts';
import { Publisher } from '../meetings/publisher.ts';
import { type Attendance, createAttendance, type Link } from './attendance.ts';
import { hearCommands } from './commands.ts';
import { admit, type DoorKeeper } from './door.ts';
import { namespace } from './frames.ts';
import type { MeetingNamespace, MeetingSocket, SocketNotes } from './meeting-socket.ts';
import { createOutlet } from './outlet.ts';
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

/** Namespaces one connection may ask for before it is cut: each try costs look-ups. */
const mostTries = 5;
const longestGoodbyeMs = 1_000;

/** Opens the live wire on the path /socket.io. Upgrades of other paths are left to whoever listens for them. */
export async function createSockets(parts: SocketParts): Promise<Sockets> {
  const { httpServer, meetings, auth, database, seatRates, baseUrl, log } = parts;
  // Socket.IO takes away all listeners of the server it is attached to; so it gets one of its own, fed below.
  const inlet = createServer();
  const io = new Server<ClientEvents, ServerEvents, DefaultEventsMap, SocketNotes>(inlet, {
    path: '/socket.io',
    addTrailingSlash: false,
    serveClient: false,
    transports: ['websocket', 'polling'],
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: limits.messageBytes,
    // A half-open link is noticed after their sum at the latest.
    pingInterval: 12_000,
    pingTimeout: 10_000,
    connectTimeout: 10_000,
    destroyUpgrade: false,
    allowRequest: (request, decide) => decide(null, isWelcome(request, baseUrl)),
  });
  // `allowRequest` sees only the first request of a connection; this one sees every later one too.
  io.engine.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
    if (isWelcome(request, baseUrl) || !request.url?.includes('sid=')) next();
    else response.writeHead(403).end();
  });
  io.use((_socket, next) => next(connectError(new Refusal('not_found'))));

  const attendance = createAttendance();
  const publishers = new Map<string, Publisher>();
  const keeper: DoorKeeper = {
    meetings,
    sessions: auth.sessions,
    roster: createRoster(database.db),
    db: database.db,
  };
  let byesHeard = 0;
  const byes = await watchByes(database.sql);
  byes.onBye((bye) => {
    byesHeard += 1;
    keeper.roster.forget(bye);
    attendance.obey(bye);
  });

  const publisherOf = (meeting: LiveMeeting) => {
    const publisher = publishers.get(meeting.id) ?? new Publisher(meeting);
    publishers.set(meeting.id, publisher);
    return publisher;
  };

  const hall = io.of(namespace);
  let isClosing = false;
  hall.use((socket, next) => {
    socket.data.byesHeard = byesHeard;
    if (isClosing) return next(connectError(new Refusal('unavailable', { retryAfterMs: longestGoodbyeMs })));
    if (isInsistent(socket)) {
      socket.conn.close();
      return next(connectError(new Refusal('rate_limited')));
    }
    admit(keeper, socket.handshake.auth, socket.handshake.headers).then(
      (admission) => {
        socket.data.admission = admission;
        next();
      },
      (error: unknown) => next(connectError(refusalOf(error, log))),
    );
  });
  hall.on('connection', (socket) => {
    // Somebody was signed out or removed while this socket was on its way in: it comes again and is asked anew.
    if (socket.data.byesHeard !== byesHeard || isClosing) return void socket.conn.close();
    seat(socket, { attendance, seatRates, publisher: publisherOf(socket.data.admission.meeting) });
  });

  const pulse = setInterval(() => {
    for (const [meetingId, publisher] of publishers) publisher.pulse(attendance.present(meetingId));
  }, limits.pulseMs);
  pulse.unref();

  httpServer.on('request', (request, response) => {
    if (isSocketPath(request)) inlet.emit('request', request, response);
  });
  httpServer.on('upgrade', (request, socket, head) => {
    if (isSocketPath(request)) inlet.emit('upgrade', request, socket, head);
  });
  return {
    present: attendance.present,
    publisherOf,
    close: async () => {
      isClosing = true;
      clearInterval(pulse);
      for (const publisher of publishers.values()) publisher.close();
      await sayByeToAll(hall, attendance);
      io.engine.close();
      await byes.close().catch(() => undefined);
    },
  };
}

function isSocketPath({ url = '' }: IncomingMessage): boolean {
  return /^\/socket\.io\/?(\?|$)/.test(url);
}

/** Browsers name their origin at every upgrade and at every request of another site; programs need not. */
function isWelcome({ headers }: IncomingMessage, baseUrl: string | null): boolean {
  return headers.origin === undefined || isOwnOrigin(headers.origin, { host: headers.host, baseUrl });
}

const tries = new WeakMap<object, number>();

function isInsistent({ conn }: MeetingSocket): boolean {
  const count = (tries.get(conn) ?? 0) + 1;
  tries.set(conn, count);
  return count > mostTries;
}

function seat(
  socket: MeetingSocket,
  {
    attendance,
    seatRates,
    publisher,
  }: { attendance: Attendance; seatRates: SeatRates; publisher: Publisher },
): void {
  const { admission } = socket.data;
  const outlet = createOutlet(socket);
  const reader = {
    audience: admission.audience,
    seatId: admission.seat?.id ?? null,
    write: outlet.write,
  };
  const link: Link = {
    admission,
    reader,
    publisher,
    sayBye: (code) => {
      publisher.leave(reader);
      socket.emit('bye', { code });
      // After a shutdown clients come back by themselves; Socket.IO's own "disconnect" would tell them not to.
      if (code === 'shutting_down') socket.conn.close();
      else socket.disconnect(true);
    },
  };
  socket.on(
    'disconnect' as never,
    (() => {
      attendance.remove(link);
      publisher.leave(reader);
    }) as never,
  );
  hearCommands(socket, { admission, outlet, seatRates });
  attendance.add(link);
  publisher.join(reader, admission.resume);
}

async function sayByeToAll(hall: MeetingNamespace, attendance: Attendance): Promise<void> {
  for (const link of [...attendance.all()]) link.sayBye('shutting_down');
  const began = performance.now();
  while (hall.sockets.size > 0 && performance.now() - began < longestGoodbyeMs)
    await new Promise((resolve) => setTimeout(resolve, 10));
}

function refusalOf(error: unknown, log: Log): Refusal {
  if (error instanceof Refusal) return error;
  if (isDatabaseAway(error)) return new Refusal('unavailable', { retryAfterMs: 2_000 });
  log.error({ error }, 'A connection failed');
  return new Refusal('internal');
}

function connectError(refusal: Refusal): Error {
  return Object.assign(new Error(refusal.code), { data: refusal.toJSON() });
}
