import { type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { isOwnOrigin } from '#server/http/origin.ts';

/** Where LiveKit's signalling stands under the product's own origin. */
export const livekitPath = '/livekit';

export interface LiveKitProxy {
  handleRequest(request: IncomingMessage, response: ServerResponse): void;
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Cuts the connections that are open, so that the process can end. */
  close(): void;
}

const patienceMs = 5_000;

/** Whether a request's address belongs to the proxy. */
export function isLiveKitPath(url: string): boolean {
  return /^\/livekit(\/|\?|$)/.test(url);
}

/**
 * Hands signalling, and nothing else, to the LiveKit of this machine, so that one address and one
 * certificate serve everything. Its administration stays out of reach from outside.
 * @param target LiveKit's own address
 * @param baseUrl BASE_URL where it is configured: then no other origin is ours
 */
export function createLiveKitProxy(target: URL, { baseUrl }: { baseUrl: string | null }): LiveKitProxy {
  const open = new Set<Duplex>();

  const callLiveKit = (from: IncomingMessage, headers: IncomingHttpHeaders) =>
    request({
      host: target.hostname,
      port: target.port || 80,
      method: from.method,
      path: (from.url ?? '').slice(livekitPath.length).replace(/^(?!\/)/, '/'),
      headers: { ...headers, host: target.host },
      timeout: patienceMs,
    });

  return {
    handleRequest: (from, response) => {
      const refusal = refusalStatus(from, baseUrl);
      if (refusal) return void response.writeHead(refusal).end();
      const call = callLiveKit(from, withoutCookies(from.headers));
      call.on('timeout', () => call.destroy());
      call.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
      call.on('response', (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      response.on('close', () => call.destroy());
      call.end();
    },
    handleUpgrade: (from, socket, head) => {
      socket.on('error', () => socket.destroy());
      const refusal = refusalStatus(from, baseUrl);
      if (refusal) return refuse(socket, refusal);
      open.add(socket);
      const call = callLiveKit(from, withoutCookies(from.headers));
      socket.on('close', () => {
        open.delete(socket);
        call.destroy();
      });
      call.on('timeout', () => call.destroy());
      call.on('error', () => refuse(socket, 502));
      call.on('response', (answer) => {
        answer.resume();
        refuse(socket, answer.statusCode ?? 502);
      });
      call.on('upgrade', (answer, livekit, firstBytes) => {
        socket.write(handshakeOf(answer));
        join(socket, head, livekit, firstBytes);
      });
      call.end();
    },
    close: () => {
      for (const socket of open) socket.destroy();
    },
  };
}

/** Only signalling passes, and only from our own pages or from programs, which send no origin and have a token. */
function refusalStatus(
  { url = '', method, headers }: IncomingMessage,
  baseUrl: string | null,
): number | null {
  if (headers.origin !== undefined && !isOwnOrigin(headers.origin, { host: headers.host, baseUrl }))
    return 403;
  if (method !== 'GET' && method !== 'HEAD') return 405;
  return /^\/livekit\/?(\?|$)|^\/livekit\/rtc(\/(v\d+)?(\/?validate)?)?(\?|$)/.test(url) ? null : 404;
}

/** Who somebody is to us is no business of LiveKit: it reads the token alone. */
function withoutCookies({ cookie: _cookie, ...headers }: IncomingHttpHeaders): IncomingHttpHeaders {
  return headers;
}

function handshakeOf({ rawHeaders }: IncomingMessage): string {
  let lines = 'HTTP/1.1 101 Switching Protocols\r\n';
  for (let index = 0; index < rawHeaders.length; index += 2)
    lines += `${rawHeaders[index]}: ${rawHeaders[index + 1]}\r\n`;
  return `${lines}\r\n`;
}

function join(socket: Duplex, head: Buffer, livekit: Duplex, firstBytes: Buffer): void {
  socket.write(firstBytes);
  livekit.write(head);
  livekit.on('error', () => socket.destroy());
  livekit.on('close', () => socket.destroy());
  socket.on('close', () => livekit.destroy());
  socket.pipe(livekit).pipe(socket);
}

function refuse(socket: Duplex, status: number): void {
  if (socket.destroyed || socket.writableEnded) return;
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
