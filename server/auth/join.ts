import { randomUUID } from 'node:crypto';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { meetings, seats, users } from '#db/schema.ts';
import { Refusal } from '#meeting/refusals.ts';
import type { Auth } from './auth.ts';
import { type GivenPerson, type NamedPerson, readPerson } from './person.ts';
import { spend } from './rates.ts';
import { findSeat } from './seats.ts';
import type { SessionCookie } from './session.ts';

export interface Joined {
  slug: string;
  seatId: string;
  /** The cookie of a new session; null where the one that came along goes on. */
  cookie: SessionCookie | null;
}

/**
 * Gives a person with the meeting's code a seat and a session. With a session that has a seat there,
 * it stays the one seat, renamed. Refuses `not_found` for a wrong code, `rate_limited` after ten of
 * them in a minute from one address, `forbidden` to who was removed, `invalid` with the field at fault.
 */
export async function joinMeeting(
  auth: Auth,
  given: GivenPerson & { code: unknown; address: string; cookieHeader: string | null },
): Promise<Joined> {
  const meeting = await findByCode(auth, given.code, given.address);
  const person = readPerson(given);
  const session = await auth.sessions.read(given.cookieHeader);
  const userId = session?.user.id ?? randomUUID();
  const seatId = await takeSeat(auth.database.db, { userId, meetingId: meeting.id, person, email: null });
  const cookie = session ? null : (await auth.sessions.create(userId, 'person')).cookie;
  return { slug: meeting.slug, seatId, cookie };
}

/**
 * The published meeting of a code as people type it. A wrong code costs one of ten tries a minute.
 * Right codes go on beyond those, so that one person guessing does not lock a whole hall out; all
 * tries together are bounded, so that guessing stays slow.
 */
export async function findByCode({ database, rates }: Auth, typed: unknown, address: string) {
  await spend(rates.joins, address);
  const code = typeof typed === 'string' ? typed.slice(0, 40).replace(/[\s-]/gu, '') : '';
  const [meeting] = await database.db
    .select({ id: meetings.id, slug: meetings.slug })
    .from(meetings)
    .where(and(eq(meetings.code, code), isNotNull(meetings.publishedAt)));
  if (meeting) return meeting;
  await spend(rates.wrongCodes, address);
  throw new Refusal('not_found', { field: 'code' });
}

/** The one seat of a user in a meeting: a new one, or the one there is with its new name. Gives the seat's id. */
export async function takeSeat(
  db: Db,
  {
    userId,
    meetingId,
    person,
    email,
  }: { userId: string; meetingId: string; person: NamedPerson; email: string | null },
): Promise<string> {
  return db.transaction(async (tx) => {
    await tx.insert(users).values({ id: userId, name: person.name }).onConflictDoNothing();
    const [taken] = await tx
      .insert(seats)
      .values({ id: randomUUID(), meetingId, userId, email, ...person })
      .onConflictDoUpdate({
        target: [seats.meetingId, seats.userId],
        set: { ...person, ...(email ? { email } : {}) },
        // A speaker or moderator is named by the office and does not rename the seat by joining.
        setWhere: sql`${seats.roles} = '{}' and ${seats.removedAt} is null`,
      })
      .returning({ id: seats.id });
    if (taken) return taken.id;
    const seat = await findSeat(tx, { userId, meetingId });
    if (!seat) throw new Refusal('forbidden');
    return seat.id;
  });
}
