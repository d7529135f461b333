import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMeeting, createSeat, createSession } from '#db/factories.ts';
import { links, seats, sessions, users } from '#db/schema.ts';
import { enterByLink } from './enter.ts';
import { joinMeeting } from './join.ts';
import { registerForMeeting } from './register.ts';
import { noSampleLinks } from './sample-links.ts';
import { findSeat, removeSeat } from './seats.ts';
import { cookieHeader, createTestAuth } from './test-auth.ts';

let auth: Awaited<ReturnType<typeof createTestAuth>>;
let meeting: Awaited<ReturnType<typeof createMeeting>>;
let addresses = 0;
beforeAll(async () => {
  auth = await createTestAuth();
  meeting = await createMeeting(auth.database.db, { code: '48213907' });
});
afterAll(() => auth.close());

/** Each on a network of their own, unless said otherwise. */
const join = (given: Partial<Parameters<typeof joinMeeting>[1]> = {}) =>
  joinMeeting(auth, {
    code: meeting.code,
    name: 'Anna Bianchi',
    origin: 'hall',
    address: `network ${addresses++}`,
    cookieHeader: null,
    ...given,
  });

const seatOf = async (id: string) => (await auth.database.db.select().from(seats).where(eq(seats.id, id)))[0];
const countOf = async (table: typeof seats | typeof users | typeof sessions) =>
  auth.database.db.$count(table);

describe('Joining with a code', () => {
  it('gives a seat and a session of that seat', async () => {
    const { slug, seatId, cookie } = await join({ body: 'Comune di Cefalù', origin: 'remote' });
    expect(slug).toBe(meeting.slug);
    expect(await seatOf(seatId)).toMatchObject({
      name: 'Anna Bianchi',
      body: 'Comune di Cefalù',
      origin: 'remote',
      roles: [],
    });
    const session = cookie && (await auth.sessions.read(cookieHeader(cookie)));
    expect(
      await findSeat(auth.database.db, { userId: session?.user.id ?? '', meetingId: meeting.id }),
    ).toMatchObject({ id: seatId });
  });

  it.each(['4821 3907', '4821-3907', ' 48213907 '])(
    'spaces and dashes in the code do not count: %s',
    async (code) => {
      expect((await join({ code })).slug).toBe(meeting.slug);
    },
  );

  it('twice with the same session keeps one seat, with the new name', async () => {
    const first = await join();
    const header = first.cookie && cookieHeader(first.cookie);
    const again = await join({ name: 'Anna Verdi', cookieHeader: header });
    expect(again).toMatchObject({ seatId: first.seatId, cookie: null });
    expect(await seatOf(first.seatId)).toMatchObject({ name: 'Anna Verdi' });
  });

  it('twice at the same moment makes one seat', async () => {
    const { token, userId } = await createSession(auth.database.db);
    const joined = await Promise.all([1, 2, 3, 4].map(() => join({ cookieHeader: `tavolo=${token}` })));
    expect(new Set(joined.map(({ seatId }) => seatId)).size).toBe(1);
    expect(await auth.database.db.$count(seats, eq(seats.userId, userId))).toBe(1);
  });

  it('does not rename somebody with a role, nor lend the role to anybody', async () => {
    const chair = await createSeat(auth.database.db, {
      meetingId: meeting.id,
      name: 'Presidente',
      roles: ['moderator'],
    });
    const { token } = await createSession(auth.database.db, { userId: chair.userId ?? '' });
    expect((await join({ name: 'Altro', cookieHeader: `tavolo=${token}` })).seatId).toBe(chair.id);
    expect(await seatOf(chair.id)).toMatchObject({ name: 'Presidente', roles: ['moderator'] });
  });

  it('does not bring a removed person back', async () => {
    const { seatId, cookie } = await join();
    await removeSeat(auth.database, seatId);
    await expect(join({ cookieHeader: cookie && cookieHeader(cookie) })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('stores names as they are read: one line, composed, nothing hidden', async () => {
    const { seatId } = await join({ name: '  Nicolo\u0300 \n\u202eRossi\u0007 ' });
    expect((await seatOf(seatId))?.name).toBe('Nicol\u00f2 Rossi');
  });

  it.each([
    ['name', { name: '' }],
    ['name', { name: ' \u200b ' }],
    ['name', { name: 'x'.repeat(81) }],
    ['name', { name: 7 }],
    ['name', { name: '\ud800' }],
    ['body', { body: 'x'.repeat(121) }],
    ['body', { body: {} }],
    ['origin', { origin: 'elsewhere' }],
    ['origin', { origin: undefined }],
  ])('refuses a wrong %s and writes nothing', async (field, wrong) => {
    const before = [await countOf(seats), await countOf(users), await countOf(sessions)];
    await expect(join(wrong)).rejects.toMatchObject({ code: 'invalid', details: { field } });
    expect([await countOf(seats), await countOf(users), await countOf(sessions)]).toEqual(before);
  });

  it('finds no meeting that is not published', async () => {
    const draft = await createMeeting(auth.database.db, { publishedAt: null });
    await expect(join({ code: draft.code })).rejects.toMatchObject({ code: 'not_found' });
  });

  it.each(['', '000000', "' or true --", null, { code: 1 }])(
    'finds nothing by a wrong code: %s',
    async (code) => {
      await expect(join({ code })).rejects.toMatchObject({ code: 'not_found' });
    },
  );

  it('stops who guesses after ten wrong codes, and not the hall behind the same address', async () => {
    const address = 'the hall';
    for (let tries = 0; tries < 10; tries++)
      await expect(join({ code: '111111', address })).rejects.toMatchObject({ code: 'not_found' });
    await expect(join({ code: '111111', address })).rejects.toMatchObject({
      code: 'rate_limited',
      details: { retryAfterMs: expect.any(Number) },
    });
    expect((await join({ address })).slug).toBe(meeting.slug);
    await expect(join({ code: '111111', address: 'elsewhere' })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('Registering', () => {
  const register = (given: Partial<Parameters<typeof registerForMeeting>[1]> = {}) =>
    registerForMeeting(auth, {
      slug: meeting.slug,
      name: 'Carla Neri',
      email: 'Carla@Example.org',
      origin: 'remote',
      address: `network ${addresses++}`,
      cookieHeader: null,
      ...given,
    });
  const enter = (token: string) =>
    enterByLink(auth, noSampleLinks, { token, address: `network ${addresses++}` });

  it('gives a seat, a session, and a personal link of which only the hash is kept', async () => {
    const { seatId, secret, cookie } = await register();
    expect(await seatOf(seatId)).toMatchObject({
      name: 'Carla Neri',
      email: 'carla@example.org',
      origin: 'remote',
    });
    expect(cookie).not.toBeNull();
    expect(secret.length * 6).toBeGreaterThanOrEqual(128);
    expect(JSON.stringify(await auth.database.db.select().from(links))).not.toContain(secret);
  });

  it('the personal link opens the same seat in another browser, more than once', async () => {
    const { seatId, secret } = await register();
    for (let time = 0; time < 2; time++) {
      const { cookie, path } = await enter(secret);
      const session = await auth.sessions.read(cookieHeader(cookie));
      expect(path).toBe(`/m/${meeting.slug}/live`);
      expect(
        await findSeat(auth.database.db, { userId: session?.user.id ?? '', meetingId: meeting.id }),
      ).toMatchObject({ id: seatId });
    }
  });

  it('the personal link of a removed person opens nothing', async () => {
    const { seatId, secret } = await register();
    await removeSeat(auth.database, seatId);
    await expect(enter(secret)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('tells nobody whether an e-mail address is registered already', async () => {
    const first = await register();
    const second = await register();
    expect(Object.keys(second)).toEqual(Object.keys(first));
    expect(second.seatId).not.toBe(first.seatId);
  });

  it.each(['', 'nobody', 'a b@example.org', 7])('refuses what is no e-mail address: %s', async (email) => {
    await expect(register({ email })).rejects.toMatchObject({ code: 'invalid', details: { field: 'email' } });
  });

  it('is not possible before the convocation is published', async () => {
    const draft = await createMeeting(auth.database.db, { publishedAt: null });
    await expect(register({ slug: draft.slug })).rejects.toMatchObject({ code: 'not_found' });
  });
});
