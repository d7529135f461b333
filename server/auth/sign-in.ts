import { eq } from 'drizzle-orm';
import { users } from '#db/schema.ts';
import { Refusal } from '#meeting/refusals.ts';
import type { Auth } from './auth.ts';
import { verifyPassword } from './passwords.ts';
import { spend } from './rates.ts';
import type { SessionCookie } from './session.ts';

/**
 * Signs a member of staff in with a new session. Refuses `unauthenticated`, with the same answer after
 * the same work, for an unknown e-mail and for a wrong password; `rate_limited` after too many tries.
 */
export async function signIn(
  { database, sessions, rates }: Auth,
  { email, password, address }: { email: string; password: string; address: string },
): Promise<SessionCookie> {
  const wanted = email.trim().toLowerCase();
  await spend(rates.signInsFromAddress, address);
  await spend(rates.signInsToEmail, wanted);
  const [user] = await database.db.select().from(users).where(eq(users.email, wanted));
  const isRight = await verifyPassword(user?.passwordHash ?? null, password);
  if (!user?.staffRole || !isRight) throw new Refusal('unauthenticated');
  const { cookie } = await sessions.create(user.id, 'staff');
  return cookie;
}
