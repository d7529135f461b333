// biome-ignore lint/style/noRestrictedImports: the other end of the wire, which only this test needs here.
import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClientEvents, Handshake, PatchMessage, ServerEvents, ViewMessage } from '#meeting/wire.ts';
import { Connection } from './connection.ts';
import { createStore, type Store } from './store.ts';

type ServerSocket = Socket<ClientEvents, ServerEvents>;

const view = (rev: number): ViewMessage => ({
  epoch: 'one',
  rev,
  now: 1_000 + rev,
  audience: 'participant',
  view: { questions: [] },
  mine: { seat: null, questions: [], votes: [] },
});
const patch = (from: number, rev: number): PatchMessage => ({
  epoch: 'one',
  from,
  rev,
  now: 1_000 + rev,
  put: {},
  drop: {},
});

let io: Server<ClientEvents, ServerEvents>;
let handshakes: Handshake[];
let onSocket: (socket: ServerSocket) => void;
let refusal: string | null;
let store: Store;
let connection: Connection;

beforeEach(async () => {
  handshakes = [];
  refusal = null;
  onSocket = (socket) => socket.emit('view', view(1));
  io = new Server({ serveClient: false });
  io.of('/meeting').use((socket, next) => {
    handshakes.push(socket.handshake.auth as Handshake);
    next(refusal ? Object.assign(new Error(refusal), { data: { code: refusal } }) : undefined);
  });
  io.of('/meeting').on('connection', (socket) => onSocket(socket));
  io.listen(0);
  await vi.waitFor(() => expect(portOf(io)).toBeGreaterThan(0));
  store = createStore();
  connection = new Connection({
    origin: `http://127.0.0.1:${portOf(io)}`,
    slug: 'tavolo',
    audience: 'participant',
    store,
  });
});

afterEach(async () => {
  connection.close();
  await io.close();
});

function portOf(server: Server): number {
  const address = server.httpServer.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

const state = () => connection.link.getSnapshot().state;
const untilLive = () => vi.waitFor(() => expect(state()).toBe('live'), { timeout: 5_000 });

describe('the connection', () => {
  it('is live once the first view is there, not before', async () => {
    expect(state()).toBe('connecting');
    connection.open();
    await untilLive();
    expect(store.getSnapshot().rev).toBe(1);
    expect(handshakes).toEqual([{ meeting: 'tavolo', audience: 'participant' }]);
  });

  it('comes back by itself after a cut and resumes from what it has', async () => {
    connection.open();
    await untilLive();
    onSocket = (socket) => socket.emit('patch', patch(1, 4));
    io.of('/meeting').disconnectSockets();
    await vi.waitFor(() => expect(state()).toBe('reconnecting'));
    await untilLive();
    expect(handshakes[1]?.resume).toEqual({ epoch: 'one', rev: 1 });
    expect(store.getSnapshot().rev).toBe(4);
  });

  it('throws a patch away that does not fit, and resumes', async () => {
    connection.open();
    await untilLive();
    onSocket = (socket) => socket.emit('patch', patch(1, 9));
    io.of('/meeting').emit('patch', patch(7, 8));
    await vi.waitFor(() => expect(store.getSnapshot().rev).toBe(9), { timeout: 5_000 });
    expect(handshakes[1]?.resume).toEqual({ epoch: 'one', rev: 1 });
  });

  it('stops where the server says that this person is out', async () => {
    connection.open();
    await untilLive();
    io.of('/meeting').emit('bye', { code: 'removed' });
    await vi.waitFor(() =>
      expect(connection.link.getSnapshot()).toEqual({ state: 'refused', code: 'removed' }),
    );
  });

  it('says why it was refused at the door, and tries again when it is asked to', async () => {
    refusal = 'unauthenticated';
    connection.open();
    await vi.waitFor(() =>
      expect(connection.link.getSnapshot()).toEqual({ state: 'refused', code: 'unauthenticated' }),
    );
    refusal = null;
    connection.tryAgain();
    await untilLive();
  });

  it('goes on trying while the server cannot take it yet', async () => {
    refusal = 'unavailable';
    connection.open();
    await vi.waitFor(() => expect(handshakes).toHaveLength(1));
    refusal = null;
    await untilLive();
  });

  it('gives the answer to a command, and none when the link is lost before it', async () => {
    const command = { id: 'a', type: 'question.ask', text: 'Chi?' };
    await expect(connection.send(command)).rejects.toThrow('down');
    onSocket = (socket) => {
      socket.on('command', (_command, ack) => ack({ ok: true, rev: 2 }));
      socket.emit('view', view(1));
    };
    connection.open();
    await untilLive();
    expect(await connection.send(command)).toEqual({ ok: true, rev: 2 });
    io.of('/meeting').sockets.forEach((socket) => {
      socket.removeAllListeners('command');
      socket.on('command', () => socket.disconnect());
    });
    await expect(connection.send(command)).rejects.toThrow();
  });
});
