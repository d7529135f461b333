import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSession, createUser } from '#db/factories.ts';
import { sessions } from '#db/schema.ts';
import { createSessions } from './session.ts';
import { cookieHeader, createTestAuth } from './test-auth.ts';
import { type Bye, watchByes } from './watch.ts';

let auth: Awaited<ReturnType<typeof createTestAuth>>;
beforeAll(async () => {
  auth = await createTestAuth();
});
afterAll(() => auth.close());

const past = () => new Date(Date.now() - 1_000);

it('a session is read back from its cookie', async () => {
  const user = await createUser(auth.database.db);
  const { cookie, sessionId } = await auth.sessions.create(user.id, 'person');
  expect(await auth.sessions.read(cookieHeader(cookie))).toMatchObject({
    sessionId,
    user: { id: user.id, staffRole: null },
  });
});

it('the token is nowhere in the database', async () => {
  const user = await createUser(auth.database.db);
  const { token } = await auth.sessions.create(user.id, 'person');
  const rows = await auth.database.db.select().from(sessions).where(eq(sessions.userId, user.id));
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(token.slice(1));
});

it('the hash in the place of the token opens nothing', async () => {
  const { id } = await createSession(auth.database.db);
  expect(await auth.sessions.read(`tavolo=${id}`)).toBeNull();
});

it.each([null, '', 'tavolo=', 'tavolo=%', 'other=%E0%A4%A; tavolo', `tavolo=p${'x'.repeat(43)}`])(
  'a cookie header that is nobody is nobody: %s',
  async (header) => {
    expect(await auth.sessions.read(header)).toBeNull();
  },
);

it('a malformed cookie of another program does not hide ours', async () => {
  const { token, userId } = await createSession(auth.database.db);
  expect(await auth.sessions.read(`broken=%E0%A4%A; tavolo=${token}`)).toMatchObject({
    user: { id: userId },
  });
});

it('a session unused for too long is over', async () => {
  const { token } = await createSession(auth.database.db, { expiresAt: past() });
  expect(await auth.sessions.read(`tavolo=${token}`)).toBeNull();
});

it('a session ends at its end however much it is used', async () => {
  const { token, id } = await createSession(auth.database.db, { endsAt: past() });
  expect(await auth.sessions.read(`tavolo=${token}`)).toBeNull();
  expect(await auth.database.db.select().from(sessions).where(eq(sessions.id, id))).toEqual([]);
});

it('using a session moves its idle limit and never its end', async () => {
  const { token, id, endsAt, expiresAt } = await createSession(auth.database.db);
  await auth.sessions.read(`tavolo=${token}`);
  const [after] = await auth.database.db.select().from(sessions).where(eq(sessions.id, id));
  expect(after?.expiresAt.getTime()).toBeGreaterThan(expiresAt.getTime());
  expect(after?.endsAt).toEqual(endsAt);
});

it('a staff session is not kept for a participant’s month', async () => {
  const user = await createUser(auth.database.db);
  const { cookie, sessionId } = await auth.sessions.create(user.id, 'staff');
  await auth.sessions.read(cookieHeader(cookie));
  const [row] = await auth.database.db.select().from(sessions).where(eq(sessions.id, sessionId));
  expect(row?.expiresAt.getTime()).toBeLessThan(Date.now() + 13 * 3_600_000);
});

it('ending a session tells every process at once, and only of that session', async () => {
  const user = await createUser(auth.database.db);
  const mine = await auth.sessions.create(user.id, 'person');
  const other = await auth.sessions.create(user.id, 'person');
  const watch = await watchByes(auth.database.sql);
  const told = new Promise<Bye>((resolve) => watch.onBye(resolve));
  await auth.sessions.end(mine.sessionId);
  expect(await told).toEqual({ code: 'signed_out', sessionId: mine.sessionId });
  expect(await auth.sessions.read(cookieHeader(mine.cookie))).toBeNull();
  expect(await auth.sessions.read(cookieHeader(other.cookie))).not.toBeNull();
  await watch.close();
});

it('a person can list their sessions and end all of them', async () => {
  const user = await createUser(auth.database.db);
  const { cookie } = await auth.sessions.create(user.id, 'person');
  await auth.sessions.create(user.id, 'person');
  await createSession(auth.database.db, { userId: user.id, endsAt: past() });
  expect(await auth.sessions.list(user.id)).toHaveLength(2);
  await auth.sessions.endAll(user.id);
  expect(await auth.sessions.list(user.id)).toEqual([]);
  expect(await auth.sessions.read(cookieHeader(cookie))).toBeNull();
});

it('the cookie is out of reach of scripts and other sites', async () => {
  const user = await createUser(auth.database.db);
  const { cookie } = await auth.sessions.create(user.id, 'person');
  expect(cookie.serialize()).toMatch(/^tavolo=p[\w-]{43}; HttpOnly; Max-Age=\d+; Path=\/; SameSite=Lax$/);
});

it('where people come by HTTPS the cookie is bound to it and to this host', async () => {
  const user = await createUser(auth.database.db);
  const { cookie } = await createSessions(auth.database, { secure: true }).create(user.id, 'person');
  expect(cookie.serialize()).toMatch(/^__Host-tavolo=.*; Secure$/);
  expect(cookie.serialize()).not.toMatch(/Domain/i);
});
