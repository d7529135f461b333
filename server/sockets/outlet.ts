import type { Socket as NetworkSocket } from 'node:net';
import { limits } from '#meeting/limits.ts';
import type { Frame } from './frames.ts';
import type { MeetingSocket } from './meeting-socket.ts';

/** One socket's way out. */
export interface Outlet {
  /** Writes a frame, or cuts a reader that takes too little of what it was sent. */
  write(frame: Frame): void;
  /** Whether more waits for this reader than a slow one may have. */
  isBehind(): boolean;
  /** Ends the connection at once, without waiting for what the reader has not taken; it may resume. */
  cut(): void;
}

/** What we use of an Engine.IO connection and of the `ws` socket below it; their types keep it private. */
interface Connection {
  readyState: string;
  writeBuffer: readonly { data?: unknown }[];
  transport: { name: string; socket?: WebSocketBelow };
  write(text: string, options: object): unknown;
  close(discard: boolean): unknown;
}

interface WebSocketBelow {
  readyState: number;
  _socket?: NetworkSocket | null;
  terminate(): void;
}

const isOpen = 1;

/**
 * Writes frames straight to the network where a WebSocket has nothing else waiting: Socket.IO's own way
 * makes a packet, a list and several events for each, which is most of the price of a frame. Order
 * stays: whatever Engine.IO has handed on is in the network's buffer already.
 */
export function createOutlet(socket: MeetingSocket): Outlet {
  const connection = socket.conn as unknown as Connection;
  let allowedBytes: number = limits.socketBacklogBytes;

  const isBehind = () => {
    const waiting = waitingBytes(connection);
    if (waiting <= limits.socketBacklogBytes) allowedBytes = limits.socketBacklogBytes;
    return waiting > allowedBytes;
  };
  const cut = () => {
    const below = connection.transport.socket;
    if (below) below.terminate();
    else connection.close(true);
  };
  return {
    isBehind,
    cut,
    write: (frame) => {
      if (connection.readyState !== 'open') return;
      if (isBehind()) {
        cut();
        return;
      }
      const network = directWay(connection);
      if (network) network.write(frame.bytes);
      else connection.write(frame.text, { compress: false, wsPreEncodedFrame: [frame.bytes] });
      // A first view may be larger than the limit; whoever loads it over a slow link is not yet a slow reader.
      if (waitingBytes(connection) > limits.socketBacklogBytes)
        allowedBytes = Math.max(allowedBytes, limits.socketBacklogBytes + frame.bytes.length);
    },
  };
}

function directWay({ transport, writeBuffer }: Connection): NetworkSocket | null {
  if (transport.name !== 'websocket' || writeBuffer.length > 0) return null;
  return transport.socket?.readyState === isOpen ? (transport.socket._socket ?? null) : null;
}

function waitingBytes({ transport, writeBuffer }: Connection): number {
  let bytes = transport.socket?._socket?.writableLength ?? 0;
  for (const { data } of writeBuffer) if (typeof data === 'string') bytes += data.length;
  return bytes;
}
