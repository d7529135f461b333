import { randomUUID } from 'node:crypto';
import { and, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { links, meetings, seats, users } from '#db/schema.ts';
import { Refusal } from '#meeting/refusals.ts';
import { requireEmail } from './accounts.ts';
import type { Auth } from './auth.ts';
import { takeSeat } from './join.ts';
import { type GivenPerson, readPerson } from './person.ts';
import { spend } from './rates.ts';
import { hashSecret, makeSecret } from './secrets.ts';
import type { SessionCookie } from './session.ts';

export interface Registration {
  seatId: string;
  /** Secret of the personal link, shown once: only its hash is kept. */
  secret: string;
  cookie: SessionCookie | null;
}

const personalLinkLifeMs = 400 * 24 * 60 * 60 * 1000;

/**
 * Registers a person: a seat, a session in this browser, and a personal link for the others. Whether
 * an e-mail address is registered already is told to nobody. Refuses `not_found` for a meeting not
 * published, `invalid` with the field at fault, `rate_limited`.
 */
export async function registerForMeeting(
  auth: Auth,
  given: GivenPerson & { slug: string; email: unknown; address: string; cookieHeader: string | null },
): Promise<Registration> {
  const { db } = auth.database;
  await spend(auth.rates.registrations, given.address);
  const person = readPerson(given);
  if (typeof given.email !== 'string') throw new Refusal('invalid', { field: 'email' });
  const email = requireEmail(given.email);
  const [meeting] = await db
    .select({ id: meetings.id })
    .from(meetings)
    .where(and(eq(meetings.slug, given.slug), isNotNull(meetings.publishedAt)));
  if (!meeting) throw new Refusal('not_found');

  const session = await auth.sessions.read(given.cookieHeader);
  const userId = session?.user.id ?? randomUUID();
  const seatId = await takeSeat(db, { userId, meetingId: meeting.id, person, email });
  const secret = await giveSeatLink(db, seatId);
  const cookie = session ? null : (await auth.sessions.create(userId, 'person')).cookie;
  return { seatId, secret, cookie };
}

/** A new personal link for a seat. Links given before stay good: they are in people's mail. */
async function giveSeatLink(db: Db, seatId: string): Promise<string> {
  const secret = makeSecret();
  const expiresAt = new Date(Date.now() + personalLinkLifeMs);
  await db.insert(links).values({ secretHash: hashSecret(secret), purpose: 'open_seat', seatId, expiresAt });
  return secret;
}

/** Where a personal link leads, without doing anything; null for one that is unknown, too old, or of a removed seat. */
export async function findSeatLink(db: Db, secret: string): Promise<{ userId: string; slug: string } | null> {
  const [found] = await db
    .select({ userId: users.id, slug: meetings.slug })
    .from(links)
    .innerJoin(seats, eq(seats.id, links.seatId))
    .innerJoin(users, eq(users.id, seats.userId))
    .innerJoin(meetings, eq(meetings.id, seats.meetingId))
    .where(
      and(
        eq(links.secretHash, hashSecret(secret)),
        eq(links.purpose, 'open_seat'),
        gt(links.expiresAt, new Date()),
        isNull(seats.removedAt),
      ),
    );
  return found ?? null;
}
