import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { devices, meetings, seats } from '#db/schema.ts';
import type { Role } from '#meeting/roles.ts';

const deviceMark = 'device:';

/** A device's name in a room; a person's is the seat's id alone. */
export function deviceIdentity(deviceId: string): string {
  return deviceMark + deviceId;
}

/** Who speaks in the room, with camera and microphone. */
export function mayPublish(roles: readonly Role[]): boolean {
  return roles.includes('moderator') || roles.includes('speaker');
}

/**
 * Whether somebody who has just joined may be in the room: a token outlives by minutes the moment in
 * which a person is removed or loses a role. Unknown identities (an operator's recorder) are not ours to judge.
 */
export async function mayStay(
  db: Db,
  identity: string,
  { canPublish }: { canPublish: boolean },
): Promise<boolean> {
  if (identity.startsWith(deviceMark)) {
    const [device] = await db
      .select({ revokedAt: devices.revokedAt })
      .from(devices)
      .where(eq(sql`${devices.id}::text`, identity.slice(deviceMark.length)));
    return !device?.revokedAt;
  }
  const [seat] = await db
    .select({ removedAt: seats.removedAt, roles: seats.roles })
    .from(seats)
    .where(eq(sql`${seats.id}::text`, identity));
  return !seat || (!seat.removedAt && (!canPublish || mayPublish(seat.roles)));
}

/** The video room of a seat's meeting. */
export async function findRoomOfSeat(db: Db, seatId: string): Promise<string | null> {
  const [found] = await db
    .select({ room: meetings.room })
    .from(seats)
    .innerJoin(meetings, eq(seats.meetingId, meetings.id))
    .where(eq(seats.id, seatId));
  return found?.room ?? null;
}
