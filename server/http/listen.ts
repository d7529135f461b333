import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { StartRefusal } from '#server/start/refusal.ts';
import type { Video } from '#server/video/video.ts';
import { noteAddress } from './address.ts';
import type { Pages } from './pages.ts';

export interface Web {
  server: Server;
  port: number;
  /** Until this is called every request is answered 503: the port is taken early, the parts come after. */
  serve(parts: { pages: Pages; video: Video; trustProxy: boolean }): void;
  close(): Promise<void>;
}

/**
 * Takes the port first of all, so that a busy one is found before anything is started.
 * @param port 0 takes a free one
 * @throws StartRefusal when the port cannot be had
 */
export async function listen(port: number): Promise<Web> {
  const server = createServer();
  server.on('request', answerStarting);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new StartRefusal(sentenceOf(error, port))));
    server.listen(port, resolve);
  });
  return {
    server,
    port: (server.address() as AddressInfo).port,
    serve: ({ pages, video, trustProxy }) => {
      server.off('request', answerStarting);
      server.on('request', (request, response) => {
        if (isSocketPath(request)) return;
        noteAddress(request, { trustProxy });
        if (video.handlesPath(request.url ?? '')) video.handleRequest(request, response);
        else pages.handle(request, response);
      });
      server.on('upgrade', (request, socket, head) => routeUpgrade({ pages, video }, request, socket, head));
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Every upgrade is refused but the socket path (Socket.IO listens itself), the video's, and hot reload. */
function routeUpgrade(
  { pages, video }: { pages: Pages; video: Video },
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  if (isSocketPath(request)) return;
  if (video.handlesPath(request.url ?? '')) video.handleUpgrade(request, socket, head);
  else if (pages.handleUpgrade && request.url?.startsWith('/_next/'))
    pages.handleUpgrade(request, socket, head);
  else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

function isSocketPath(request: IncomingMessage): boolean {
  return /^\/socket\.io\/?(\?|$)/.test(request.url ?? '');
}

function answerStarting(request: IncomingMessage, response: ServerResponse): void {
  const isLive = request.url === '/api/health/live';
  response.writeHead(isLive ? 200 : 503, { 'Content-Type': 'application/json', 'Retry-After': '2' });
  response.end(
    JSON.stringify(isLive ? { status: 'starting' } : { error: { code: 'unavailable', retryAfterMs: 2_000 } }),
  );
}

function sentenceOf(error: NodeJS.ErrnoException, port: number): string {
  if (error.code === 'EADDRINUSE') return `Port ${port} is busy: stop what uses it, or set another PORT.`;
  if (error.code === 'EACCES') return `Port ${port} may not be used by this user: set a PORT above 1023.`;
  return `Port ${port} cannot be used (${error.code}): set another PORT.`;
}
