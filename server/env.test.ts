import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readEnv } from './env.ts';

test('nothing has to be set', () => {
  expect(readEnv({})).toEqual({
    mode: 'production',
    port: 3000,
    dataDir: resolve('.data'),
    databaseUrl: null,
    livekit: null,
    livekitPort: null,
    smtpUrl: null,
    baseUrl: null,
    trustProxy: false,
  });
});

test('a variable that is set but empty counts as unset', () => {
  expect(readEnv({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: null });
});

test('port 0 asks for a free one', () => {
  expect(readEnv({ PORT: '0' }).port).toBe(0);
});

test.each(['70000', '-1', 'http', '80.5', '1e3'])('port %s is refused in one sentence', (PORT) => {
  expect(() => readEnv({ PORT })).toThrow('PORT must be a port number from 0 to 65535.');
});

test('an address that cannot be one is refused without being repeated', () => {
  expect(() => readEnv({ DATABASE_URL: 'mysql://me:very-secret@host/db' })).toThrow(
    /^DATABASE_URL must be an address such as postgres:\/\/host:port\.$/,
  );
});

test('the base address is an origin, whatever follows it', () => {
  expect(readEnv({ BASE_URL: 'https://tavolo.example.org/' }).baseUrl).toBe('https://tavolo.example.org');
});

test('a LiveKit of someone else needs its address and both keys', () => {
  const whole = {
    LIVEKIT_URL: 'wss://video.example.org',
    LIVEKIT_API_KEY: 'key',
    LIVEKIT_API_SECRET: 's'.repeat(32),
  };
  expect(readEnv(whole).livekit).toEqual({
    url: 'wss://video.example.org',
    apiKey: 'key',
    apiSecret: 's'.repeat(32),
  });
  expect(() => readEnv({ LIVEKIT_URL: whole.LIVEKIT_URL })).toThrow(/belong together/);
});
