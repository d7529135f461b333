import { createServer } from 'node:net';

/** A TCP port of 127.0.0.1 that nobody listens on, chosen by the system. */
export async function findFreePort(): Promise<number> {
  const port = await tryPort(0);
  if (port === null) throw new Error('The system gave no free port.');
  return port;
}

/** The first free TCP port of 127.0.0.1 from `first` on, or null when the next hundred are all busy. */
export async function findFreePortFrom(first: number): Promise<number | null> {
  for (let port = first; port < first + 100 && port <= 65535; port += 1) {
    if ((await tryPort(port)) !== null) return port;
  }
  return null;
}

/** Whether nobody listens on this TCP port of 127.0.0.1. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await tryPort(port)) !== null;
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}
