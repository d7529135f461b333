import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createUser } from '#db/factories.ts';
import { links, users } from '#db/schema.ts';
import { addStaff, findPasswordLink, setPassword } from './accounts.ts';
import { signIn } from './sign-in.ts';
import { cookieHeader, createTestAuth } from './test-auth.ts';

let auth: Awaited<ReturnType<typeof createTestAuth>>;
let people = 0;
beforeAll(async () => {
  auth = await createTestAuth();
});
afterAll(() => auth.close());

const password = 'tavolo tecnico 25';
const add = (email: string) => addStaff(auth.database.db, { email, name: 'Ufficio', role: 'organiser' });
const set = (secret: string, given = password) =>
  setPassword(auth, { secret, password: given, address: 'office' });
const enter = (email: string, given = password, address = `network ${people}`) =>
  signIn(auth, { email, password: given, address });
const newEmail = () => `person-${people++}@example.org`;

it('a new member of staff sets a password by the link and signs in', async () => {
  const email = newEmail();
  const { secret } = await add(email.toUpperCase());
  await set(secret);
  const cookie = await enter(` ${email.toUpperCase()} `);
  expect(await auth.sessions.read(cookieHeader(cookie))).toMatchObject({
    user: { email, staffRole: 'organiser' },
  });
});

it('neither the link nor the password is kept as it is', async () => {
  const email = newEmail();
  const { secret } = await add(email);
  await set(secret);
  const [user] = await auth.database.db.select().from(users).where(eq(users.email, email));
  expect(user?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
  const kept = JSON.stringify([user, await auth.database.db.select().from(links)]);
  expect(kept).not.toContain(secret);
  expect(kept).not.toContain(password);
});

it('looking at a link uses nothing up', async () => {
  const { secret } = await add(newEmail());
  for (let look = 0; look < 3; look++)
    expect(await findPasswordLink(auth.database.db, secret)).not.toBeNull();
  await expect(set(secret)).resolves.toBeDefined();
});

it('a link is good once', async () => {
  const { secret } = await add(newEmail());
  await set(secret);
  await expect(set(secret)).rejects.toMatchObject({ code: 'not_found' });
});

it('of two who use a link at the same moment one succeeds', async () => {
  const { secret } = await add(newEmail());
  const results = await Promise.allSettled([set(secret), set(secret, 'another password')]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

it('a link that is too old or replaced by a newer one is not good', async () => {
  const email = newEmail();
  const { secret: replaced } = await add(email);
  const { secret: old } = await add(email);
  await auth.database.db.update(links).set({ expiresAt: new Date(Date.now() - 1_000) });
  await expect(set(replaced)).rejects.toMatchObject({ code: 'not_found' });
  await expect(set(old)).rejects.toMatchObject({ code: 'not_found' });
});

it('a password too short leaves the link good', async () => {
  const { secret } = await add(newEmail());
  await expect(set(secret, 'too short')).rejects.toMatchObject({
    code: 'invalid',
    details: { field: 'password' },
  });
  await expect(set(secret)).resolves.toBeDefined();
});

it('a new password ends the sessions there were', async () => {
  const email = newEmail();
  const before = await set((await add(email)).secret);
  await set((await add(email)).secret, 'a quite different one');
  expect(await auth.sessions.read(cookieHeader(before))).toBeNull();
  await expect(enter(email)).rejects.toMatchObject({ code: 'unauthenticated' });
});

it('every sign-in gives a new token', async () => {
  const email = newEmail();
  const first = await set((await add(email)).secret);
  expect((await enter(email)).value).not.toBe(first.value);
});

it('an unknown e-mail, a wrong password, one without a password and one who is no staff get the same answer', async () => {
  const email = newEmail();
  await set((await add(email)).secret);
  const invited = newEmail();
  await add(invited);
  const stranger = newEmail();
  await createUser(auth.database.db, { email: stranger });
  const refusals = await Promise.all(
    [enter(newEmail()), enter(email, 'wrong password'), enter(invited), enter(stranger)].map((attempt) =>
      attempt.then(
        () => 'signed in',
        (refusal) => JSON.stringify(refusal),
      ),
    ),
  );
  expect(new Set(refusals)).toEqual(new Set(['{"code":"unauthenticated"}']));
});

it('guessing one person’s password is stopped, from wherever it comes, and nobody else is', async () => {
  const email = newEmail();
  await set((await add(email)).secret);
  for (let guess = 0; guess < 5; guess++)
    await expect(enter(email, 'wrong password', `network a${guess}`)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  await expect(enter(email, password, 'network b')).rejects.toMatchObject({ code: 'rate_limited' });
  await expect(enter(newEmail(), password, 'network b')).rejects.toMatchObject({ code: 'unauthenticated' });
});

it('trying many people from one address is stopped', async () => {
  const attempts = Array.from({ length: 31 }, () =>
    enter(newEmail(), password, 'one network').catch(({ code }) => code),
  );
  const codes = await Promise.all(attempts);
  expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(1);
});
