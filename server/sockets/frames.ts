import type { ServerEvents } from '#meeting/wire.ts';

/** Name of the one namespace. */
export const namespace = '/meeting';

/** One event for many sockets, encoded once. */
export interface Frame {
  /** The Socket.IO packet, for connections that poll. */
  text: string;
  /** The whole WebSocket message, its header included, ready for the network. */
  bytes: Buffer;
}

/**
 * Encodes an event whose payload is JSON already.
 * @param json one JSON value
 */
export function encodeFrame(event: keyof ServerEvents, json: string): Frame {
  const text = `2${namespace},["${event}",${json}]`;
  return { text, bytes: textMessage(`4${text}`) };
}

/** A final, unmasked WebSocket text message (RFC 6455, 5.2). */
function textMessage(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const headerLength = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const message = Buffer.allocUnsafe(headerLength + length);
  message[0] = 0x81;
  if (headerLength === 2) message[1] = length;
  else if (headerLength === 4) {
    message[1] = 126;
    message.writeUInt16BE(length, 2);
  } else {
    message[1] = 127;
    message.writeBigUInt64BE(BigInt(length), 2);
  }
  message.write(text, headerLength);
  return message;
}
