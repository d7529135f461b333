import { describe, expect, it } from 'vitest';
import { isOwnOrigin, requireOwnOrigin } from './origin.ts';

const host = 'tavolo.example:3000';

describe('Without a configured address', () => {
  it.each(['http://tavolo.example:3000', 'https://tavolo.example:3000', 'HTTP://TAVOLO.EXAMPLE:3000'])(
    'the host that was asked is our own: %s',
    (origin) => {
      expect(isOwnOrigin(origin, { host, baseUrl: null })).toBe(true);
    },
  );

  it.each([
    'null',
    '',
    'http://tavolo.example',
    'http://tavolo.example:3001',
    'http://tavolo.example:3000.evil.example',
    'http://evil-tavolo.example:3000',
    'http://evil.example?tavolo.example:3000',
    'http://evil.example#tavolo.example:3000',
    'http://tavolo.example:3000@evil.example',
    'http://evil.example\\tavolo.example:3000',
    'file://tavolo.example:3000',
    'tavolo.example:3000',
    'http://tavolo.example:3000/',
  ])('another origin is not: %s', (origin) => {
    expect(isOwnOrigin(origin, { host, baseUrl: null })).toBe(false);
  });

  it('an implied port is the same as none', () => {
    expect(isOwnOrigin('https://tavolo.example', { host: 'tavolo.example:443', baseUrl: null })).toBe(true);
  });

  it('a missing or broken host has no origin', () => {
    expect(isOwnOrigin('http://tavolo.example', { host: null, baseUrl: null })).toBe(false);
    expect(isOwnOrigin('http://tavolo.example', { host: 'a b', baseUrl: null })).toBe(false);
  });
});

describe('With a configured address', () => {
  const baseUrl = 'https://tavolo.example';

  it('it is our only one, whatever host was asked', () => {
    expect(isOwnOrigin('https://tavolo.example', { host: '10.0.0.7:3000', baseUrl })).toBe(true);
    expect(isOwnOrigin('http://10.0.0.7:3000', { host: '10.0.0.7:3000', baseUrl })).toBe(false);
  });

  it('its scheme counts', () => {
    expect(isOwnOrigin('http://tavolo.example', { host, baseUrl })).toBe(false);
  });
});

describe('A request without an origin', () => {
  it('is let in with JSON: a program sent it', () => {
    expect(() =>
      requireOwnOrigin(new Headers({ 'content-type': 'application/json; charset=utf-8' }), null),
    ).not.toThrow();
  });

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data', 'application/json-not'])(
    'is refused with what a form can send: %s',
    (type) => {
      expect(() => requireOwnOrigin(new Headers({ 'content-type': type }), null)).toThrow('forbidden');
    },
  );

  it('is refused without a type', () => {
    expect(() => requireOwnOrigin(new Headers(), null)).toThrow('forbidden');
  });
});
