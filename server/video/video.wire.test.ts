import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { AccessToken } from 'livekit-server-sdk';
import { afterAll, beforeAll, expect, it, type TestContext } from 'vitest';
import { WebSocket } from 'ws';
import { createMeeting } from '#db/factories.ts';
import { meetings, seats } from '#db/schema.ts';
import type { Role } from '#meeting/roles.ts';
import { removeSeat, withdrawRole } from '#server/auth/seats.ts';
import { createTestAuth } from '#server/auth/test-auth.ts';
import { log } from '#server/log.ts';
import { type LiveKit, startLiveKit } from '#server/start/livekit.ts';
import { createVideo, type Video } from './video.ts';

/** Where no LiveKit can be had the tests that need one say so; a first build of it takes minutes. */
const patienceMs = 10 * 60_000;

let auth: Awaited<ReturnType<typeof createTestAuth>>;
let livekit: LiveKit;
let video: Video;
let web: Server;
let room: string;
let meetingId: string;
let dataDir: string;

beforeAll(async () => {
  auth = await createTestAuth();
  ({ id: meetingId } = await createMeeting(auth.database.db));
  const [row] = await auth.database.db
    .select({ room: meetings.room })
    .from(meetings)
    .where(eq(meetings.id, meetingId));
  room = row?.room ?? '';
  dataDir = await mkdtemp(join(tmpdir(), 'tavolo-video-'));
  web = createServer((request, response) => video.handleRequest(request, response));
  web.on('upgrade', (request, socket, head) => video.handleUpgrade(request, socket, head));
  web.listen(0, '127.0.0.1');
  await once(web, 'listening');
  const env = { dataDir, livekit: null, livekitPort: null };
  livekit = await startLiveKit({ env, webhookUrl: 'http://127.0.0.1:9/api/livekit/webhook', log });
  video = createVideo({ livekit, database: auth.database, baseUrl: null, log });
}, patienceMs);

afterAll(async () => {
  video.close();
  web.close();
  await livekit.stop();
  await auth.close();
  await rm(dataDir, { recursive: true, force: true });
});

function requireLiveKit({ skip }: TestContext) {
  if (livekit.state === 'off') return skip(livekit.reason);
  return livekit;
}

async function takeSeat(roles: Role[] = []): Promise<string> {
  const id = randomUUID();
  await auth.database.db.insert(seats).values({ id, meetingId, name: 'Anna', origin: 'remote', roles });
  return id;
}

const tokenOf = (identity: string, canPublish = false) =>
  video.token({ room, identity, name: 'Anna', canPublish });

/** Joins through the product's own address; LiveKit's first message says that the room is entered. */
async function joinRoom(token: string): Promise<WebSocket> {
  const { port } = web.address() as AddressInfo;
  const query = new URLSearchParams({ access_token: token, protocol: '15', sdk: 'js', version: '2.23.0' });
  const socket = new WebSocket(`ws://127.0.0.1:${port}/livekit/rtc?${query}`);
  await once(socket, 'message');
  return socket;
}

/** A report as LiveKit signs it. */
async function reportJoin(identity: string, canPublish = false): Promise<void> {
  const keys = livekit.state === 'off' ? null : livekit;
  const body = JSON.stringify({
    event: 'participant_joined',
    room: { name: room },
    participant: { identity, permission: { canPublish } },
  });
  const signature = new AccessToken(keys?.apiKey, keys?.apiSecret);
  signature.sha256 = createHash('sha256').update(body).digest('base64');
  await video.receiveReport(body, await signature.toJwt());
}

it('a person joins through our own address, and is out at once when removed', async (context) => {
  requireLiveKit(context);
  expect(await video.state()).toBe('up');
  const seatId = await takeSeat();
  const socket = await joinRoom(await tokenOf(seatId));
  const closed = once(socket, 'close');
  await removeSeat(auth.database, seatId);
  await closed;
});

it('who was removed is removed again when an old token lets them in', async (context) => {
  requireLiveKit(context);
  const seatId = await takeSeat();
  const token = await tokenOf(seatId);
  await removeSeat(auth.database, seatId);
  const socket = await joinRoom(token);
  const closed = once(socket, 'close');
  await reportJoin(seatId);
  await closed;
});

it('who has lost the right to be heard is removed with the token that still says so', async (context) => {
  requireLiveKit(context);
  const seatId = await takeSeat(['speaker']);
  const token = await tokenOf(seatId, true);
  await withdrawRole(auth.database, seatId, 'speaker');
  const socket = await joinRoom(token);
  const closed = once(socket, 'close');
  await reportJoin(seatId, true);
  await closed;
});

it('whoever may be there stays', async (context) => {
  requireLiveKit(context);
  const seatId = await takeSeat(['moderator']);
  const socket = await joinRoom(await tokenOf(seatId, true));
  await reportJoin(seatId, true);
  await reportJoin('an operator’s recorder');
  expect(socket.readyState).toBe(WebSocket.OPEN);
  socket.terminate();
});

it('a report whose body was changed is refused', async (context) => {
  const { apiKey, apiSecret } = requireLiveKit(context);
  const signature = new AccessToken(apiKey, apiSecret);
  signature.sha256 = createHash('sha256').update('{}').digest('base64');
  const changed = video.receiveReport('{"event":"participant_joined"}', await signature.toJwt());
  await expect(changed).rejects.toMatchObject({ code: 'unauthenticated' });
  await expect(video.receiveReport('{}', null)).rejects.toMatchObject({ code: 'unauthenticated' });
});

it('a LiveKit that has stopped is named, and nobody gets a token for it', async (context) => {
  const running = requireLiveKit(context);
  await running.stop();
  expect(await video.state()).toBe('down');
  await expect(tokenOf(await takeSeat())).rejects.toMatchObject({ code: 'unavailable' });
});
