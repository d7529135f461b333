import { TokenVerifier } from 'livekit-server-sdk';
import { expect, it } from 'vitest';
import { makeToken, type Pass } from './token.ts';

const keys = { apiKey: 'tavolo', apiSecret: 'a secret of at least thirty-two characters' };

async function claimsOf(pass: Partial<Pass>) {
  const guest = { room: 'r-7f3a', identity: 'seat-1', name: 'Anna Rossi', canPublish: false, ...pass };
  const token = await makeToken(guest, keys);
  const [, payload = ''] = token.split('.');
  const { nbf = 0, exp } = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return { claims: await new TokenVerifier(keys.apiKey, keys.apiSecret).verify(token), seconds: exp - nbf };
}

it('a participant sees and hears one room, and may publish nothing, not even data', async () => {
  const { claims } = await claimsOf({});
  expect(claims.video).toEqual({
    room: 'r-7f3a',
    roomJoin: true,
    canSubscribe: true,
    canPublish: false,
    canPublishData: false,
    canUpdateOwnMetadata: false,
  });
});

it('who speaks publishes camera and microphone, and nothing else', async () => {
  const { claims } = await claimsOf({ canPublish: true });
  expect(claims.video).toEqual({
    room: 'r-7f3a',
    roomJoin: true,
    canSubscribe: true,
    canPublish: true,
    canPublishSources: ['camera', 'microphone'],
    canPublishData: false,
    canUpdateOwnMetadata: false,
  });
});

it('a token lives five minutes at most and tells the name and nothing more', async () => {
  const { claims, seconds } = await claimsOf({});
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(5 * 60);
  expect(claims).toMatchObject({ name: 'Anna Rossi' });
  expect(claims.metadata).toBeUndefined();
  expect(claims.attributes).toBeUndefined();
});
