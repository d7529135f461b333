import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { Refusal } from '#meeting/refusals.ts';
import { securityHeaders } from '#server/http/headers.ts';
import { isOwnOrigin } from '#server/http/origin.ts';
import { refusalResponse } from '#server/http/refusal-response.ts';
import { findServices } from '#server/services.ts';

/**
 * Puts the security headers on every page and answer, and turns away what another site makes a browser
 * send. Who may see or do what is decided by each page, route, action and command itself, never here.
 */
export function proxy(request: NextRequest): Response {
  const env = findServices()?.env;
  if (isForeign(request, env?.baseUrl ?? null)) return refusalResponse(new Refusal('forbidden'));
  const headers = securityHeaders({
    nonce: randomBytes(16).toString('base64'),
    host: request.headers.get('host') ?? '',
    isDevelopment: process.env.NODE_ENV === 'development',
    isSecure: env?.baseUrl?.startsWith('https:') ?? false,
    videoOrigins: env?.livekit ? originsOf(env.livekit.url) : [],
  });
  // Next reads the nonce from the request's policy and puts it on its own scripts.
  const forwarded = new Headers(request.headers);
  forwarded.set('content-security-policy', headers['content-security-policy'] ?? '');
  const response = isEntry(request)
    ? NextResponse.rewrite(new URL(`/api${request.nextUrl.pathname}`, request.url), {
        request: { headers: forwarded },
      })
    : NextResponse.next({ request: { headers: forwarded } });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/** Routes ask for more (`requireOwnOrigin`); this covers server actions too, which Next would answer with a 500. */
function isForeign(request: NextRequest, baseUrl: string | null): boolean {
  const origin = request.headers.get('origin');
  if (origin === null || request.method === 'GET' || request.method === 'HEAD') return false;
  return !isOwnOrigin(origin, { host: request.headers.get('host'), baseUrl });
}

/** A link with rights is a page on GET; its POST to the same address is a route, and Next has no address that is both. */
function isEntry(request: NextRequest): boolean {
  return request.method === 'POST' && /^\/enter\/[^/]+$/.test(request.nextUrl.pathname);
}

/** Signalling goes by socket and by HTTP to the same host. */
function originsOf(url: string): string[] {
  const { host, protocol } = new URL(url);
  return protocol === 'wss:' || protocol === 'https:'
    ? [`wss://${host}`, `https://${host}`]
    : [`ws://${host}`, `http://${host}`];
}

export const config = { matcher: ['/((?!_next/static|_next/image).*)'] };
