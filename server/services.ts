import type { Database } from '#db/client.ts';
import type { Auth } from './auth/auth.ts';
import type { SampleLinks } from './auth/sample-links.ts';
import type { Env } from './env.ts';
import type { Meetings } from './meetings/meetings.ts';
import type { SeatRates } from './sockets/seat-rates.ts';
import type { Video } from './video/video.ts';

/** What one process has one of. Built by `main.ts`, reached by pages, routes and actions through `services()`. */
export interface Services {
  env: Env;
  /** Origin that people type, without a trailing slash: known only once the process listens. */
  baseUrl: string;
  database: Database;
  auth: Auth;
  meetings: Meetings;
  seatRates: SeatRates;
  sampleLinks: SampleLinks;
  video: Video;
}

// Next bundles its own copies of what a page imports, so a module's variable would exist several
// times in one process; `globalThis` is the one place that all copies share.
const key = Symbol.for('tavolo.services');
const shared = globalThis as { [key]?: Services };

/** Called once by the composition root, before the first request is let in. */
export function provideServices(services: Services): void {
  shared[key] = services;
}

/** The services of this process, or null while it is starting. */
export function findServices(): Services | null {
  return shared[key] ?? null;
}

/** The services of this process. Throws while it is starting: nothing may be served then. */
export function services(): Services {
  const found = findServices();
  if (!found) throw new Error('The services are not provided yet: main.ts calls provideServices first.');
  return found;
}
