import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMeeting, createSeat } from '#db/factories.ts';
import { sessions } from '#db/schema.ts';
import { canEnter, enterByLink } from './enter.ts';
import { createSampleLinks, type SampleKind, type SampleLinks } from './sample-links.ts';
import { findSeat } from './seats.ts';
import { cookieHeader, createTestAuth } from './test-auth.ts';

let auth: Awaited<ReturnType<typeof createTestAuth>>;
let meeting: Awaited<ReturnType<typeof createMeeting>>;
let coordinator: Awaited<ReturnType<typeof createSeat>>;
let sampleLinks: SampleLinks;
beforeAll(async () => {
  auth = await createTestAuth();
  meeting = await createMeeting(auth.database.db);
  coordinator = await createSeat(auth.database.db, {
    meetingId: meeting.id,
    userId: null,
    name: 'Francesco',
    roles: ['moderator'],
  });
  const kinds = ['desk', 'screen', 'hall', 'speaker', 'console'] as const;
  sampleLinks = createSampleLinks({
    baseUrl: 'http://tavolo.example',
    slug: meeting.slug,
    meetingId: meeting.id,
    kinds,
  });
});
afterAll(() => auth.close());

const tokenOf = (kind: SampleKind) => sampleLinks.links[kind]?.split('/enter/')[1] ?? '';

async function enter(kind: SampleKind) {
  const { cookie, path } = await enterByLink(auth, sampleLinks, { token: tokenOf(kind), address: 'office' });
  const session = await auth.sessions.read(cookieHeader(cookie));
  const seat = await findSeat(auth.database.db, { userId: session?.user.id ?? '', meetingId: meeting.id });
  return { path, seat, sessionId: session?.sessionId };
}

it('the desk’s link opens the coordinator’s seat at the desk', async () => {
  expect(await enter('desk')).toMatchObject({
    path: `/m/${meeting.slug}/desk`,
    seat: { id: coordinator.id, roles: ['moderator'], name: 'Francesco' },
  });
});

it('each use is a session of its own on the one seat', async () => {
  const [first, second] = await Promise.all([enter('desk'), enter('desk')]);
  expect(first.seat?.id).toBe(second.seat?.id);
  expect(first.sessionId).not.toBe(second.sessionId);
});

it('first visitors who come together get one seat', async () => {
  const seats = await Promise.all([1, 2, 3].map(async () => (await enter('screen')).seat?.id));
  expect(new Set(seats).size).toBe(1);
  expect(seats[0]).toBeDefined();
});

it.each([
  ['screen', ['screen']],
  ['speaker', ['speaker']],
  ['console', ['organiser']],
] as const)('the link of the %s gives that right and no other', async (kind, roles) => {
  expect((await enter(kind)).seat?.roles).toEqual(roles);
});

it('looking at a link opens nothing', async () => {
  const before = await auth.database.db.$count(sessions);
  expect(await canEnter(auth.database.db, sampleLinks, tokenOf('desk'))).toBe(true);
  expect(await canEnter(auth.database.db, sampleLinks, 'x')).toBe(false);
  expect(await auth.database.db.$count(sessions)).toBe(before);
});

it('a token that nobody gave opens nothing', async () => {
  await expect(enterByLink(auth, sampleLinks, { token: 'x', address: 'office' })).rejects.toMatchObject({
    code: 'not_found',
  });
});

it('links end with the process that made them', async () => {
  const next = createSampleLinks({
    baseUrl: 'http://tavolo.example',
    slug: meeting.slug,
    meetingId: meeting.id,
    kinds: ['desk'],
  });
  expect(next.links.desk).not.toBe(sampleLinks.links.desk);
  await expect(enterByLink(auth, next, { token: tokenOf('desk'), address: 'office' })).rejects.toMatchObject({
    code: 'not_found',
  });
});
