import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { createLiveKitProxy, type LiveKitProxy } from './proxy.ts';

let behind: Server;
let front: Server;
let proxy: LiveKitProxy;
let heard: IncomingMessage[];
let host: string;

beforeEach(async () => {
  heard = [];
  behind = createServer((request, response) => {
    heard.push(request);
    response.end('success');
  });
  const echo = new WebSocketServer({ server: behind });
  echo.on('connection', (socket, request) => {
    heard.push(request);
    socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  });
  const { port } = await listen(behind);
  proxy = createLiveKitProxy(new URL(`http://127.0.0.1:${port}`), { baseUrl: null });
  front = createServer((request, response) => proxy.handleRequest(request, response));
  front.on('upgrade', (request, socket, head) => proxy.handleUpgrade(request, socket, head));
  host = `127.0.0.1:${(await listen(front)).port}`;
});

afterEach(() => {
  proxy.close();
  for (const server of [front, behind]) {
    server.close();
    server.closeAllConnections();
  }
});

async function listen(server: Server): Promise<AddressInfo> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server.address() as AddressInfo;
}

const openSocket = (path: string, origin?: string) => new WebSocket(`ws://${host}${path}`, { origin });

async function statusOfRefusal(socket: WebSocket): Promise<number | undefined> {
  socket.on('error', () => {});
  const [, response] = await once(socket, 'unexpected-response');
  return response.statusCode;
}

it('carries signalling both ways, without the prefix of its path', async () => {
  const socket = openSocket('/livekit/rtc/v1?access_token=abc', `http://${host}`);
  await once(socket, 'open');
  socket.send('hello');
  const [answer] = await once(socket, 'message');
  expect(String(answer)).toBe('hello');
  expect(heard[0]?.url).toBe('/rtc/v1?access_token=abc');
  socket.terminate();
});

it('carries the check that a browser makes before it connects again', async () => {
  const answer = await fetch(`http://${host}/livekit/rtc/v1/validate?access_token=abc`);
  expect(await answer.text()).toBe('success');
  expect((await fetch(`http://${host}/livekit`, { method: 'HEAD' })).status).toBe(200);
});

it('does not tell LiveKit who somebody is to us', async () => {
  await fetch(`http://${host}/livekit/rtc/validate`, { headers: { cookie: 'tavolo=secret' } });
  expect(heard[0]?.headers.cookie).toBeUndefined();
});

it('lets no page of another site in', async () => {
  for (const origin of ['https://evil.example', 'null', `http://${host}.evil.example`]) {
    expect(await statusOfRefusal(openSocket('/livekit/rtc', origin))).toBe(403);
    expect((await fetch(`http://${host}/livekit/rtc/validate`, { headers: { origin } })).status).toBe(403);
  }
  expect(heard).toEqual([]);
});

it('keeps LiveKit’s administration out of reach', async () => {
  const paths = [
    '/livekit/twirp/livekit.RoomService/ListRooms',
    '/livekit/debug/pprof',
    '/livekit/rtc/../twirp',
  ];
  for (const path of paths) expect(await statusOfRefusal(openSocket(path))).toBe(404);
  expect((await fetch(`http://${host}/livekit/rtc`, { method: 'POST' })).status).toBe(405);
  expect(heard).toEqual([]);
});

it('says that LiveKit is away, and carries again when it is back', async () => {
  const { port } = behind.address() as AddressInfo;
  behind.close();
  behind.closeAllConnections();
  await once(behind, 'close');
  expect(await statusOfRefusal(openSocket('/livekit/rtc'))).toBe(502);
  expect((await fetch(`http://${host}/livekit/rtc/validate`)).status).toBe(502);
  behind.listen(port, '127.0.0.1');
  await once(behind, 'listening');
  expect((await fetch(`http://${host}/livekit/rtc/validate`)).status).toBe(200);
});

it('cuts what is open when the process ends', async () => {
  const socket = openSocket('/livekit/rtc');
  await once(socket, 'open');
  proxy.close();
  await once(socket, 'close');
});
