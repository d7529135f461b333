import {
  createServer,
  type Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { type DefaultEventsMap, Server } from 'socket.io';
import { limits } from '#meeting/limits.ts';
import { Refusal } from '#meeting/refusals.ts';
import type { ClientEvents, ServerEvents } from '#meeting/wire.ts';
import { isOwnOrigin } from '../http/origin.ts';
import { namespace } from './frames.ts';
import type { MeetingNamespace, SocketNotes } from './meeting-socket.ts';

export interface Engine {
  /** The one namespace that can be joined. */
  hall: MeetingNamespace;
  /** Begins to take requests and upgrades of the socket path; others are left to whoever listens for them. */
  open(httpServer: HttpServer): void;
  /** Ends all connections. */
  close(): void;
}

/**
 * Socket.IO as the wire needs it: no compression, no recovery of its own (it would skip the door), no
 * request of another origin.
 * @param baseUrl BASE_URL where it is configured
 */
export function createEngine(baseUrl: string | null): Engine {
  // Socket.IO takes away all listeners of the server it is attached to; so it gets one of its own, fed by `open`.
  const inlet = createServer();
  const io = new Server<ClientEvents, ServerEvents, DefaultEventsMap, SocketNotes>(inlet, {
    path: '/socket.io',
    addTrailingSlash: false,
    serveClient: false,
    transports: ['websocket', 'polling'],
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: limits.messageBytes,
    // A half-open link is noticed after their sum at the latest.
    pingInterval: 12_000,
    pingTimeout: 10_000,
    connectTimeout: 10_000,
    destroyUpgrade: false,
    allowRequest: (request, decide) => decide(null, isWelcome(request, baseUrl)),
  });
  // `allowRequest` sees only the first request of a connection; this one sees every later one too.
  io.engine.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
    if (isWelcome(request, baseUrl) || !request.url?.includes('sid=')) next();
    else response.writeHead(403).end();
  });
  io.use((_socket, next) => next(connectError(new Refusal('not_found'))));
  return {
    hall: io.of(namespace),
    open: (httpServer) => {
      httpServer.on('request', (request, response) => {
        if (isSocketPath(request)) inlet.emit('request', request, response);
      });
      httpServer.on('upgrade', (request, socket, head) => {
        if (isSocketPath(request)) inlet.emit('upgrade', request, socket, head);
      });
    },
    close: () => void io.engine.close(),
  };
}

/** The error that reaches the client as `connect_error` with `data: { code }`. */
export function connectError(refusal: Refusal): Error {
  return Object.assign(new Error(refusal.code), { data: refusal.toJSON() });
}

function isSocketPath({ url = '' }: IncomingMessage): boolean {
  return /^\/socket\.io\/?(\?|$)/.test(url);
}

/** Browsers name their origin at every upgrade and at every request of another site; programs need not. */
function isWelcome({ headers }: IncomingMessage, baseUrl: string | null): boolean {
  return headers.origin === undefined || isOwnOrigin(headers.origin, { host: headers.host, baseUrl });
}
