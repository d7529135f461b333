import { randomUUID } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { links, users } from '#db/schema.ts';
import { Refusal } from '#meeting/refusals.ts';
import type { Auth } from './auth.ts';
import { hashPassword } from './passwords.ts';
import { spend } from './rates.ts';
import { hashSecret, makeSecret } from './secrets.ts';
import type { SessionCookie } from './session.ts';

const linkLifeMs = 48 * 60 * 60 * 1000;

/**
 * Makes a person staff, or gives staff that forgot it a new way in. Gives the secret of a one-time link
 * to set the password, good for two days; a link given before is good no more.
 */
export async function addStaff(
  db: Db,
  { email, name, role }: { email: string; name: string | null; role: 'organiser' },
): Promise<{ secret: string; expiresAt: Date }> {
  const address = requireEmail(email);
  const secret = makeSecret();
  const expiresAt = new Date(Date.now() + linkLifeMs);
  await db.transaction(async (tx) => {
    const [user] = await tx
      .insert(users)
      .values({ id: randomUUID(), email: address, name, staffRole: role })
      .onConflictDoUpdate({ target: users.email, set: { staffRole: role, ...(name ? { name } : {}) } })
      .returning({ id: users.id });
    if (!user) throw new Error('The user was neither added nor found.');
    await tx.delete(links).where(and(eq(links.userId, user.id), eq(links.purpose, 'set_password')));
    await tx
      .insert(links)
      .values({ secretHash: hashSecret(secret), purpose: 'set_password', userId: user.id, expiresAt });
  });
  return { secret, expiresAt };
}

/** Whose password a link may set, without using the link up; null for a link that is unknown, used or too old. */
export async function findPasswordLink(
  db: Db,
  secret: string,
): Promise<{ userId: string; email: string | null } | null> {
  const [found] = await db
    .select({ userId: users.id, email: users.email })
    .from(links)
    .innerJoin(users, eq(users.id, links.userId))
    .where(stillGood(secret));
  return found ?? null;
}

/**
 * Sets the password and uses the link up. All sessions of the person end, and a new one begins.
 * Refuses `not_found` for a link that is not good, `invalid` for a password too short or too long.
 */
export async function setPassword(
  { database, sessions, rates }: Auth,
  { secret, password, address }: { secret: string; password: string; address: string },
): Promise<SessionCookie> {
  await spend(rates.links, address);
  // Looked at first, so that strangers cannot make the server hash.
  const link = await findPasswordLink(database.db, secret);
  if (!link) throw new Refusal('not_found');
  const passwordHash = await hashPassword(password);
  await database.db.transaction(async (tx) => {
    const used = await tx
      .update(links)
      .set({ usedAt: new Date() })
      .where(stillGood(secret))
      .returning({ hash: links.secretHash });
    if (used.length === 0) throw new Refusal('not_found');
    await tx.update(users).set({ passwordHash }).where(eq(users.id, link.userId));
  });
  await sessions.endAll(link.userId);
  const { cookie } = await sessions.create(link.userId, 'staff');
  return cookie;
}

function stillGood(secret: string) {
  return and(
    eq(links.secretHash, hashSecret(secret)),
    eq(links.purpose, 'set_password'),
    isNull(links.usedAt),
    gt(links.expiresAt, new Date()),
  );
}

/** The address in lower case, as it is stored; refuses `invalid` where it cannot be one. */
export function requireEmail(email: string): string {
  const address = email.trim().toLowerCase();
  if (address.length > 254 || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(address))
    throw new Refusal('invalid', { field: 'email' });
  return address;
}
