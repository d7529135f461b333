import { Refusal } from '#meeting/refusals.ts';

/** What the product knows of its own address. */
export interface OwnAddress {
  /** The request's `Host` header. */
  host: string | null | undefined;
  /** BASE_URL where it is configured: then nothing else is our own. */
  baseUrl: string | null;
}

/**
 * Whether a browser's `Origin` header names this product. Compared whole after parsing, never by a part
 * of the text. Without BASE_URL the `Host` that was asked is our own: a page of another site cannot
 * choose it. `null` (a sandboxed page, a file) is nobody's origin.
 */
export function isOwnOrigin(origin: string | null | undefined, { host, baseUrl }: OwnAddress): boolean {
  const given = parseOrigin(origin);
  if (!given) return false;
  if (baseUrl) return given.origin === parseOrigin(baseUrl)?.origin;
  // Written with the origin's own scheme, so that the port a scheme implies is implied on both sides.
  return given.origin === parseOrigin(`${given.protocol}//${host ?? ''}`)?.origin;
}

/**
 * Refuses `forbidden` where a browser may have been led here by another site. Every browser sends
 * `Origin` with a POST of another site; a program need not. So a request without one is let in only
 * with JSON, which no plain form can send, and which a script of another site can send only after we
 * have allowed it (we never do).
 */
export function requireOwnOrigin(headers: Headers, baseUrl: string | null): void {
  const origin = headers.get('origin');
  if (origin === null ? isJson(headers) : isOwnOrigin(origin, { host: headers.get('host'), baseUrl })) return;
  throw new Refusal('forbidden');
}

export function isJson(headers: Headers): boolean {
  const [type = ''] = (headers.get('content-type') ?? '').split(';');
  return type.trim().toLowerCase() === 'application/json';
}

function parseOrigin(text: string | null | undefined): URL | null {
  if (!text || !/^https?:\/\/[^/?#@\\\s]+$/i.test(text)) return null;
  return URL.parse(text);
}
