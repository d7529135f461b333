import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import next from 'next';

/** Next.js as one part of the process. */
export interface Pages {
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Hot reload; only in development. */
  handleUpgrade: ((request: IncomingMessage, socket: Duplex, head: Buffer) => void) | null;
  close(): Promise<void>;
}

/** Prepares Next for this project; in production a build must be there. */
export async function createPages({
  isDevelopment,
  port,
}: {
  isDevelopment: boolean;
  port: number;
}): Promise<Pages> {
  const app = next({
    dev: isDevelopment,
    dir: fileURLToPath(new URL('../..', import.meta.url)),
    port,
    hostname: 'localhost',
    // Next adds its own listener for upgrades to the server it is given: one that never listens keeps
    // the decision with us.
    httpServer: createServer(),
  });
  await app.prepare();
  const handleRequest = app.getRequestHandler();
  const handleUpgrade = app.getUpgradeHandler();
  return {
    handle: (request, response) => void handleRequest(request, response),
    handleUpgrade: isDevelopment
      ? (request, socket, head) => void handleUpgrade(request, socket, head)
      : null,
    close: () => app.close(),
  };
}
