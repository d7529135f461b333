import { expect, it } from 'vitest';
import { contentSecurityPolicy, securityHeaders } from './headers.ts';

const page = { nonce: 'abc', host: 'tavolo.example', isDevelopment: false, isSecure: true, videoOrigins: [] };

it('scripts run by nonce, never inline and never from text', () => {
  const scripts = contentSecurityPolicy(page)
    .split('; ')
    .find((part) => part.startsWith('script-src'));
  expect(scripts).toContain("'nonce-abc'");
  expect(scripts).not.toMatch(/unsafe|\*|http/);
});

it('no other host is named', () => {
  expect(contentSecurityPolicy(page).match(/\w+:\/\/[^ ;]+/g)).toEqual([
    'ws://tavolo.example',
    'wss://tavolo.example',
  ]);
});

it('a host that is none cannot add to the policy', () => {
  expect(contentSecurityPolicy({ ...page, host: "x; script-src 'unsafe-inline'" })).not.toMatch(
    /script-src[^;]*unsafe-inline/,
  );
});

it('an outside video server may be connected to', () => {
  expect(contentSecurityPolicy({ ...page, videoOrigins: ['wss://video.example'] })).toMatch(
    /connect-src[^;]* wss:\/\/video\.example/,
  );
});

it('HTTPS is insisted on only where there is HTTPS', () => {
  expect(securityHeaders(page)).toHaveProperty('strict-transport-security');
  expect(securityHeaders({ ...page, isSecure: false })).not.toHaveProperty('strict-transport-security');
});

it('nobody may put our pages into a frame', () => {
  expect(securityHeaders(page)['content-security-policy']).toContain("frame-ancestors 'none'");
});
