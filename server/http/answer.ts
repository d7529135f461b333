import { Refusal } from '#meeting/refusals.ts';
import { log } from '#server/log.ts';
import { findServices, type Services } from '#server/services.ts';
import { requireOwnOrigin } from './origin.ts';
import { refusalResponse } from './refusal-response.ts';

/**
 * Runs a route at its edge: a state-changing request must come from our own pages or from a program, a
 * refusal becomes its answer, and anything else is a bug: logged once, told as `internal`.
 */
export async function answer(
  request: Request,
  work: (services: Services) => Promise<Response>,
): Promise<Response> {
  try {
    const services = findServices();
    if (!services) throw new Refusal('unavailable', { retryAfterMs: 1_000 });
    if (request.method !== 'GET' && request.method !== 'HEAD')
      requireOwnOrigin(request.headers, services.env.baseUrl);
    return await work(services);
  } catch (error) {
    if (error instanceof Refusal) return refusalResponse(error);
    if (isDatabaseAway(error)) return refusalResponse(new Refusal('unavailable', { retryAfterMs: 2_000 }));
    log.error({ error, path: new URL(request.url).pathname.split('/', 3).join('/') }, 'A route failed');
    return refusalResponse(new Refusal('internal'));
  }
}

const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  // PostgreSQL is shutting down, has crashed, is starting, or lets nobody more in.
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** Whether a statement failed because the database is not there; Drizzle wraps the driver's error. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as Error & { code?: unknown };
  return (typeof code === 'string' && connectionCodes.has(code)) || isDatabaseAway(error.cause);
}
