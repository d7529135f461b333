import { type IncomingMessage, request as openRequest, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** What a browser sent us is not LiveKit's business: its cookies stay here. */
function headersFor(request: IncomingMessage, target: URL) {
  const { cookie: _cookie, ...headers } = request.headers;
  return { ...headers, host: target.host };
}

function targetOf(base: string, path: string, request: IncomingMessage): URL {
  return new URL((request.url ?? '').slice(path.length) || '/', base);
}

/** Passes a plain request of the signalling on to LiveKit. */
export function forwardRequest(
  base: string,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const target = targetOf(base, path, request);
  const onward = openRequest(
    target,
    { method: request.method, headers: headersFor(request, target) },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  onward.on('error', () => response.headersSent || response.writeHead(502).end());
  request.pipe(onward);
}

/** Passes a WebSocket of the signalling on to LiveKit, byte for byte once both sides have agreed. */
export function forwardUpgrade(
  base: string,
  path: string,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  const target = targetOf(base, path, request);
  const onward = openRequest(target, { headers: headersFor(request, target) });
  const refuse = () => socket.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n');
  socket.on('error', () => onward.destroy());
  onward.on('error', refuse);
  onward.on('response', (answer) => {
    socket.end(`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}\r\nConnection: close\r\n\r\n`);
    answer.resume();
  });
  onward.on('upgrade', (answer, far, farHead) => {
    const lines = answer.rawHeaders.flatMap((_, index, raw) =>
      index % 2 === 0 ? `${raw[index]}: ${raw[index + 1]}` : [],
    );
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`);
    if (farHead.length > 0) socket.write(farHead);
    if (head.length > 0) far.write(head);
    far.on('error', () => socket.destroy());
    far.on('close', () => socket.destroy());
    socket.on('close', () => far.destroy());
    far.pipe(socket).pipe(far);
  });
  onward.end();
}
