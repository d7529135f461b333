import { Refusal } from '#meeting/refusals.ts';
import type { Ack } from '#meeting/wire.ts';
import { findSeat } from '#server/auth/seats.ts';
import type { Services } from '#server/services.ts';

/**
 * Sends `question.ask` for the person of a session, as a socket would: the same rules, the same answer.
 * `fields` are untrusted. Refuses `unauthenticated` without a session, `forbidden` without a seat there.
 */
export async function askQuestion(
  { auth, database, meetings, seatRates }: Services,
  {
    slug,
    cookieHeader,
    fields,
  }: { slug: string; cookieHeader: string | null; fields: Record<string, unknown> },
): Promise<Ack> {
  const session = await auth.sessions.read(cookieHeader);
  if (!session) throw new Refusal('unauthenticated');
  const meeting = await meetings.require(slug);
  const seat = await findSeat(database.db, { userId: session.user.id, meetingId: meeting.id });
  if (!seat) throw new Refusal('forbidden');
  const actor = { kind: 'seat', seatId: seat.id, origin: seat.origin, roles: seat.roles } as const;
  return seatRates.send(meeting, actor, { ...fields, type: 'question.ask' });
}
