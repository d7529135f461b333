import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { noteAddress, readAddress } from './address.ts';

function addressOf(headers: Record<string, string>, trustProxy: boolean): string {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: '192.0.2.7' });
  const request = new IncomingMessage(socket);
  Object.assign(request.headers, headers);
  noteAddress(request, { trustProxy });
  return readAddress(new Headers(request.headers as Record<string, string>));
}

it('nobody chooses their own address', () => {
  expect(addressOf({ 'x-forwarded-for': '198.51.100.1', 'x-tavolo-address': '198.51.100.2' }, false)).toBe(
    '192.0.2.7',
  );
});

it('a trusted proxy tells the address that it has seen itself, not those it was told', () => {
  expect(addressOf({ 'x-forwarded-for': '203.0.113.9, 198.51.100.1' }, true)).toBe('198.51.100.1');
});

it('a trusted proxy that tells nothing is taken for the client', () => {
  expect(addressOf({}, true)).toBe('192.0.2.7');
});
