import { fork } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { WebSocketServer } from 'ws';
import { sampleMeetingId } from '#db/sample-meeting.ts';
import { seats, sessions, users } from '#db/schema.ts';
import { createAuth } from '#server/auth/auth.ts';
import { log } from '#server/log.ts';
import { createSeatRates } from '#server/sockets/seat-rates.ts';
import { createSockets, type Sockets } from '#server/sockets/sockets.ts';
import type { House } from './house.ts';
import type { Orders, Report } from './listeners.ts';
import type { Figure } from './report.ts';

const idleConnections = 5_000;
const readers = 2_000;
const frames = 100;

/** Memory of idle connections, everybody coming back at once, and the price of a frame against bare libraries. */
export async function benchWire(house: House): Promise<{ figures: Figure[]; raw: unknown }> {
  const cookies = await takeSessions(house, idleConnections);
  const clients = startListeners();
  let wire = await openWire(house);
  const orders = (port: number, resume?: { epoch: string; rev: number }): Orders => ({
    url: `ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`,
    hellos: [
      `40/meeting,${JSON.stringify({ meeting: house.meeting.slug, audience: 'participant', resume })}`,
    ],
    cookies,
    count: idleConnections,
    readyMark: resume ? '["patch"' : '["view"',
  });

  globalThis.gc?.();
  const memoryBefore = process.memoryUsage().rss;
  await clients.connect(orders(wire.port));
  globalThis.gc?.();
  const bytesPerConnection = (process.memoryUsage().rss - memoryBefore) / idleConnections;

  const { epoch, rev } = house.meeting;
  await wire.close();
  wire = await openWire(house);
  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  await clients.connect(orders(wire.port, { epoch, rev }));
  const returnMs = performance.now() - began;
  const returnCpu = microseconds(cpuBefore);

  await clients.connect({ ...orders(wire.port), count: readers });
  const ours = await perFrame(clients, async () => {
    await house.meeting.sendAsSystem({ id: randomUUID(), type: 'notice.post', text: 'x'.repeat(200) });
  });
  await wire.close();
  const payload = 'x'.repeat(Math.round(ours.bytesPerFrame) - 30);
  const bareWs = await benchBareWs(clients, payload);
  const bareSocketIo = await benchBareSocketIo(clients, payload);
  clients.stop();

  return {
    figures: [
      figure('Memory of an idle connection', bytesPerConnection / 1_024, 'KB', '20 KB, later 10'),
      figure(`${idleConnections} clients back at once`, returnMs, 'ms', '8,000 ms for 10,000'),
      figure('CPU of one client coming back', returnCpu / idleConnections / 1_000, 'ms', '0.30 ms'),
      figure(`CPU of a frame, ${readers} readers`, ours.cpuMicroseconds, 'µs', 'see the ratio'),
      figure('… of bare ws', bareWs.cpuMicroseconds, 'µs', 'same run'),
      figure('… of bare Socket.IO', bareSocketIo.cpuMicroseconds, 'µs', 'same run'),
      figure('Ours / bare ws', ours.cpuMicroseconds / bareWs.cpuMicroseconds, '', '1.0'),
    ],
    raw: { bytesPerConnection, returnMs, returnCpu, ours, bareWs, bareSocketIo },
  };
}

const figure = (what: string, value: number, unit: string, goal: string): Figure => ({
  what,
  value,
  unit,
  goal,
});

interface FrameCost {
  cpuMicroseconds: number;
  bytesPerFrame: number;
}

/** CPU of this process for each frame that reached a client; what the clients pay is not in it. */
async function perFrame(clients: Listeners, send: () => Promise<void> | void): Promise<FrameCost> {
  const start = clients.heard();
  const before = process.cpuUsage();
  for (let count = 0; count < frames; count += 1) {
    await send();
    await clients.untilHeard(start.messages + (count + 1) * readers);
  }
  const end = clients.heard();
  const messages = end.messages - start.messages;
  return {
    cpuMicroseconds: microseconds(before) / messages,
    bytesPerFrame: (end.bytes - start.bytes) / messages,
  };
}

async function benchBareWs(clients: Listeners, payload: string): Promise<FrameCost> {
  const httpServer = createServer();
  const server = new WebSocketServer({ server: httpServer, perMessageDeflate: false });
  server.on('connection', (socket) => socket.send('ready'));
  const port = await listen(httpServer);
  await clients.connect({
    url: `ws://127.0.0.1:${port}`,
    hellos: [],
    cookies: [],
    count: readers,
    readyMark: 'ready',
  });
  const cost = await perFrame(clients, () => {
    for (const socket of server.clients) socket.send(payload);
  });
  await end(httpServer, () => server.close());
  return cost;
}

async function benchBareSocketIo(clients: Listeners, payload: string): Promise<FrameCost> {
  const httpServer = createServer();
  const io = new Server(httpServer, { perMessageDeflate: false });
  const port = await listen(httpServer);
  await clients.connect({
    url: `ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`,
    hellos: ['40'],
    cookies: [],
    count: readers,
    readyMark: '"sid"',
  });
  const cost = await perFrame(clients, () => void io.emit('patch', payload));
  await end(httpServer, () => io.disconnectSockets(true));
  return cost;
}

interface Listeners {
  connect(orders: Orders): Promise<void>;
  heard(): { messages: number; bytes: number };
  untilHeard(messages: number): Promise<void>;
  stop(): void;
}

function startListeners(): Listeners {
  const child = fork(new URL('./listeners.ts', import.meta.url), { stdio: 'inherit' });
  let heard = { messages: 0, bytes: 0 };
  let told: () => void = () => {};
  let ready: () => void = () => {};
  child.on('message', (report: Report) => {
    if (report.kind === 'ready') ready();
    else heard = report;
    told();
  });
  return {
    connect: (orders) =>
      new Promise((resolve) => {
        ready = () => {
          heard = { messages: 0, bytes: 0 };
          resolve();
        };
        child.send(orders);
      }),
    heard: () => heard,
    untilHeard: (messages) =>
      new Promise((resolve) => {
        told = () => {
          if (heard.messages >= messages) resolve();
        };
        told();
      }),
    stop: () => child.disconnect(),
  };
}

async function openWire(house: House): Promise<Sockets & { port: number }> {
  const httpServer = createServer();
  const port = await listen(httpServer);
  const { database, meetings } = house;
  const auth = createAuth(database, { secure: false });
  const seatRates = createSeatRates();
  const sockets = await createSockets({
    httpServer,
    meetings,
    auth,
    database,
    seatRates,
    baseUrl: null,
    log,
  });
  return { ...sockets, port, close: () => end(httpServer, () => sockets.close()) };
}

async function listen(httpServer: HttpServer): Promise<number> {
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  return (httpServer.address() as AddressInfo).port;
}

async function end(httpServer: HttpServer, before: () => unknown): Promise<void> {
  await before();
  httpServer.closeAllConnections();
  httpServer.close();
}

/** Cookies of so many people with a seat in the sample meeting. */
async function takeSessions({ database: { db } }: House, count: number): Promise<string[]> {
  const inAnHour = new Date(Date.now() + 3_600_000);
  const people = Array.from({ length: count }, () => ({
    userId: randomUUID(),
    token: `p${randomBytes(32).toString('base64url')}`,
  }));
  for (let from = 0; from < count; from += 1_000) {
    const some = people.slice(from, from + 1_000);
    await db.insert(users).values(some.map(({ userId }) => ({ id: userId, name: 'Persona' })));
    await db.insert(seats).values(
      some.map(({ userId }) => ({
        id: randomUUID(),
        meetingId: sampleMeetingId,
        userId,
        name: 'Persona',
        origin: 'hall' as const,
      })),
    );
    await db.insert(sessions).values(
      some.map(({ userId, token }) => ({
        id: createHash('sha256').update(token).digest('hex'),
        userId,
        expiresAt: inAnHour,
        endsAt: inAnHour,
      })),
    );
  }
  return people.map(({ token }) => `tavolo=${token}`);
}

function microseconds(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
