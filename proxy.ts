import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { securityHeaders } from '#server/http/headers.ts';
import { findServices } from '#server/services.ts';

/**
 * Puts the security headers on every page and answer. Who may see what is decided by each page, route,
 * action and command itself, never here.
 */
export function proxy(request: NextRequest): NextResponse {
  const env = findServices()?.env;
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
