import type { IncomingMessage } from 'node:http';

const header = 'x-tavolo-address';

/**
 * Notes the client's address on a request, before Next or the sockets see it. A header of that name
 * that the client sent is replaced: nobody chooses their own address.
 * @param trustProxy whether a proxy of ours stands in front: then the last address of `X-Forwarded-For`, the one
 * that this proxy has added, is the client's
 */
export function noteAddress(request: IncomingMessage, { trustProxy }: { trustProxy: boolean }): void {
  const forwarded = request.headers['x-forwarded-for'];
  const last = [forwarded].flat().join(',').split(',').at(-1)?.trim();
  const address = (trustProxy && last) || request.socket.remoteAddress || 'unknown';
  request.headers[header] = address;
}

/** The address noted on a request; limits of strangers are kept by it. */
export function readAddress(headers: Headers): string {
  return headers.get(header) ?? 'unknown';
}
