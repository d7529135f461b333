import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Database, Db } from '#db/client.ts';
import { seats } from '#db/schema.ts';
import { Refusal } from '#meeting/refusals.ts';
import type { Origin, Role } from '#meeting/roles.ts';
import { announceBye } from './watch.ts';

/** A person in a meeting, as rights and names need it. */
export interface Seat {
  id: string;
  meetingId: string;
  userId: string | null;
  name: string;
  honorific: string | null;
  position: string | null;
  body: string | null;
  origin: Origin;
  roles: Role[];
}

export const seatColumns = {
  id: seats.id,
  meetingId: seats.meetingId,
  userId: seats.userId,
  name: seats.name,
  honorific: seats.honorific,
  position: seats.position,
  body: seats.body,
  origin: seats.origin,
  roles: seats.roles,
};

/** The seat of a person in a meeting, null where there is none or the person was removed. The look-up is the authorisation. */
export async function findSeat(
  db: Db,
  { userId, meetingId }: { userId: string; meetingId: string },
): Promise<Seat | null> {
  const [seat] = await db
    .select(seatColumns)
    .from(seats)
    .where(and(eq(seats.userId, userId), eq(seats.meetingId, meetingId), isNull(seats.removedAt)));
  return seat ?? null;
}

/** Seats by id, in one statement; removed ones too, because what they said still has their name. */
export async function findSeats(db: Db, ids: string[]): Promise<Seat[]> {
  return ids.length === 0 ? [] : db.select(seatColumns).from(seats).where(inArray(seats.id, ids));
}

/** Refuses `unauthenticated` without a seat, `forbidden` without the role. */
export function requireRole(seat: Seat | null, role: Role): Seat {
  if (!seat) throw new Refusal('unauthenticated');
  if (!seat.roles.includes(role)) throw new Refusal('forbidden');
  return seat;
}

/** Takes a role from a seat; its sockets are cut everywhere, so that nothing goes on with the old rights. */
export async function withdrawRole(database: Database, seatId: string, role: Role): Promise<void> {
  await database.db
    .update(seats)
    .set({ roles: sql`array_remove(${seats.roles}, ${role})` })
    .where(eq(seats.id, seatId));
  await announceBye(database.sql, { code: 'removed', seatId });
}

/** Removes a person from a meeting; what they said stays. */
export async function removeSeat(database: Database, seatId: string): Promise<void> {
  await database.db.update(seats).set({ removedAt: new Date() }).where(eq(seats.id, seatId));
  await announceBye(database.sql, { code: 'removed', seatId });
}
