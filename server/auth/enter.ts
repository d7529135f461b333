import { randomUUID } from 'node:crypto';
import { and, arrayContains, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { seats, users } from '#db/schema.ts';
import { Refusal } from '#meeting/refusals.ts';
import type { Auth } from './auth.ts';
import { spend } from './rates.ts';
import { findSeatLink } from './register.ts';
import type { SampleEntry, SampleLinks } from './sample-links.ts';
import type { SessionCookie } from './session.ts';

/** Whether a link would open anything; asking uses nothing up. */
export async function canEnter(db: Db, sampleLinks: SampleLinks, token: string): Promise<boolean> {
  return sampleLinks.find(token) !== null || (await findSeatLink(db, token)) !== null;
}

/**
 * Opens a new session by a sample link or a personal link; both may be used more than once. Gives the
 * cookie, which takes the place of any other, and the path to go on to. Refuses `not_found`.
 */
export async function enterByLink(
  { database, sessions, rates }: Auth,
  sampleLinks: SampleLinks,
  { token, address }: { token: string; address: string },
): Promise<{ cookie: SessionCookie; path: string }> {
  await spend(rates.links, address);
  const entry = sampleLinks.find(token);
  const personal = entry ? null : await findSeatLink(database.db, token);
  if (!entry && !personal) throw new Refusal('not_found');
  const userId = entry ? await userOfRole(database.db, entry) : (personal?.userId ?? '');
  const { cookie } = await sessions.create(userId, 'person');
  return { cookie, path: entry?.path ?? `/m/${personal?.slug}/live` };
}

/** The user of the one seat that holds the role: for the desk the coordinator's. Made where there is none yet. */
async function userOfRole(db: Db, { role, meetingId }: SampleEntry): Promise<string> {
  return db.transaction(async (tx) => {
    const [seat] = await tx
      .select({ id: seats.id, userId: seats.userId, name: seats.name })
      .from(seats)
      .where(and(eq(seats.meetingId, meetingId), arrayContains(seats.roles, [role]), isNull(seats.removedAt)))
      .orderBy(asc(seats.createdAt), asc(seats.id))
      .limit(1)
      .for('update');
    if (seat?.userId) return seat.userId;
    // Where no row can be locked, two first visitors meet at the key and get the same user.
    const userId = seat ? randomUUID() : `${meetingId}:${role}`;
    const name = seat?.name ?? role;
    await tx.insert(users).values({ id: userId, name }).onConflictDoNothing();
    if (seat) await tx.update(seats).set({ userId }).where(eq(seats.id, seat.id));
    else
      await tx
        .insert(seats)
        .values({ id: randomUUID(), meetingId, userId, name, origin: 'hall', roles: [role] })
        .onConflictDoNothing();
    return userId;
  });
}
