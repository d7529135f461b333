import { NextRequest } from 'next/server';
import { describe, expect, it } from 'vitest';
import { proxy } from '../proxy.ts';

const own = 'http://tavolo.example';
const request = (path: string, { method = 'GET', origin }: { method?: string; origin?: string } = {}) =>
  new NextRequest(own + path, { method, headers: { host: 'tavolo.example', ...(origin && { origin }) } });
const nonceOf = (response: Response) =>
  /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1];

describe('Every answer', () => {
  it('carries a policy whose nonce is new each time', () => {
    const [first, second] = [nonceOf(proxy(request('/'))), nonceOf(proxy(request('/')))];
    expect(first).toMatch(/^[\w+/]{22}==$/);
    expect(second).not.toBe(first);
  });

  it('tells Next the nonce to put on its own scripts', () => {
    const response = proxy(request('/'));
    expect(response.headers.get('x-middleware-request-content-security-policy')).toContain(nonceOf(response));
  });
});

describe('What another site makes a browser send', () => {
  it.each(['https://evil.example', 'null', 'http://tavolo.example.evil.example'])(
    'is turned away: %s',
    (origin) => {
      expect(proxy(request('/sign-in', { method: 'POST', origin })).status).toBe(403);
    },
  );

  it('may be looked at, as any link may', () => {
    expect(proxy(request('/', { origin: 'https://evil.example' })).status).toBe(200);
  });
});

describe('A link with rights', () => {
  it('keeps its address when its button posts', () => {
    const response = proxy(request('/enter/abc', { method: 'POST', origin: own }));
    expect(response.headers.get('x-middleware-rewrite')).toBe(`${own}/api/enter/abc`);
  });

  it('is only a page when it is opened', () => {
    expect(proxy(request('/enter/abc')).headers.has('x-middleware-rewrite')).toBe(false);
  });
});
