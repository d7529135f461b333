import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seats, users } from '#db/schema.ts';
import { cookieHeader } from '#server/auth/test-auth.ts';
import { provideTestServices, testBaseUrl } from '#server/http/test-services.ts';
import { POST as hearReport } from '../../../livekit/webhook/route.ts';
import { POST as enter } from './route.ts';

let house: Awaited<ReturnType<typeof provideTestServices>>;
beforeAll(async () => {
  house = await provideTestServices();
});
afterAll(() => house.close());

/** A session, with a seat in the meeting or without one. */
async function signIn({ hasSeat }: { hasSeat: boolean }): Promise<string> {
  const { auth, database } = house.services;
  const userId = randomUUID();
  await database.db.insert(users).values({ id: userId });
  const seat = {
    id: randomUUID(),
    meetingId: house.meeting.id,
    userId,
    name: 'Anna',
    origin: 'remote',
  } as const;
  if (hasSeat) await database.db.insert(seats).values(seat);
  return cookieHeader((await auth.sessions.create(userId, 'person')).cookie);
}

async function refusalOf(headers: Record<string, string>, slug = house.meeting.slug) {
  const request = new Request(`${testBaseUrl}/api/meetings/${slug}/video`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: testBaseUrl, ...headers },
    body: '{}',
  });
  const response = await enter(request, { params: Promise.resolve({ slug }) });
  return { status: response.status, ...(await response.json()) };
}

it('nobody enters without saying who they are', async () => {
  expect(await refusalOf({})).toEqual({ status: 401, error: { code: 'unauthenticated' } });
  expect(await refusalOf({ authorization: 'Bearer nothing' })).toMatchObject({ status: 401 });
});

it('a person without a seat in this meeting is refused', async () => {
  const cookie = await signIn({ hasSeat: false });
  expect(await refusalOf({ cookie })).toEqual({ status: 403, error: { code: 'forbidden' } });
});

it('a meeting that does not exist is not found', async () => {
  const cookie = await signIn({ hasSeat: true });
  expect(await refusalOf({ cookie }, 'no-such-meeting')).toMatchObject({ status: 404 });
});

it('without video a person with every right is told that it is unavailable', async () => {
  const cookie = await signIn({ hasSeat: true });
  expect(await refusalOf({ cookie })).toMatchObject({ status: 503, error: { code: 'unavailable' } });
});

it('a page of another site gets nothing', async () => {
  const cookie = await signIn({ hasSeat: true });
  expect(await refusalOf({ cookie, origin: 'https://evil.example' })).toMatchObject({ status: 403 });
});

it('a report that LiveKit has not signed is refused, and so is one without a length or too long', async () => {
  const report = (headers: Record<string, string>) =>
    hearReport(new Request(`${testBaseUrl}/api/livekit/webhook`, { method: 'POST', headers, body: '{}' }));
  expect((await report({ 'content-length': '2' })).status).toBe(401);
  expect((await report({})).status).toBe(413);
  expect((await report({ 'content-length': '1000000' })).status).toBe(413);
});
