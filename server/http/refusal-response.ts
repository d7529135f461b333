import type { Refusal, RefusalCode, RefusalDetails } from '#meeting/refusals.ts';

const statusOf: Record<RefusalCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  invalid: 400,
  not_found: 404,
  conflict: 409,
  closed: 409,
  rate_limited: 429,
  too_large: 413,
  unavailable: 503,
  internal: 500,
};

/** A refusal as the wire's `{ error }` with the fitting status. */
export function refusalResponse(refusal: Refusal): Response {
  return errorResponse({ error: refusal.toJSON() });
}

/** The same for an answer that carries its error already. */
export function errorResponse(answer: { error: { code: RefusalCode } & RefusalDetails }): Response {
  const { code, retryAfterMs } = answer.error;
  const headers = new Headers({ 'cache-control': 'no-store' });
  if (retryAfterMs !== undefined) headers.set('retry-after', String(Math.ceil(retryAfterMs / 1000)));
  return Response.json(answer, { status: statusOf[code], headers });
}
