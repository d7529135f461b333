import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { Db } from '#db/client.ts';
import { Refusal } from '#meeting/refusals.ts';
import { type Audience, audiences, roleForAudience } from '#meeting/roles.ts';
import type { Handshake } from '#meeting/wire.ts';
import { type Device, findDevice } from '../auth/device.ts';
import type { Roster } from '../auth/roster.ts';
import type { Seat } from '../auth/seats.ts';
import type { Sessions } from '../auth/session.ts';
import type { LiveMeeting, Meetings } from '../meetings/meetings.ts';

/** Who came in, and to what. */
export interface Admission {
  meeting: LiveMeeting;
  audience: Audience;
  /** Null for a paired device. */
  seat: Seat | null;
  sessionId: string | null;
  resume: Handshake['resume'];
}

export interface DoorKeeper {
  meetings: Meetings;
  sessions: Pick<Sessions, 'idFromCookie' | 'read'>;
  roster: Roster;
  db: Db;
}

const handshakeShape = z.strictObject({
  meeting: z.string().min(1).max(200),
  audience: z.enum(audiences),
  resume: z.strictObject({ epoch: z.string().min(1).max(200), rev: z.int().nonnegative() }).optional(),
  device: z.string().min(1).max(200).optional(),
});

const audienceOfDevice: Record<Device['kind'], Audience> = {
  screen: 'screen',
  hall: 'screen',
  steward: 'steward',
};

/**
 * Lets a connection in, or refuses: `invalid` for a handshake of another shape, `not_found` for an
 * unknown meeting, `unauthenticated` without a session, `forbidden` without a seat or the role.
 * Identity comes from headers and `auth` alone, never from the address.
 * @param auth the handshake as the client sent it: untrusted
 */
export async function admit(
  keeper: DoorKeeper,
  auth: unknown,
  headers: IncomingHttpHeaders,
): Promise<Admission> {
  const parsed = handshakeShape.safeParse(auth);
  if (!parsed.success) throw new Refusal('invalid', fieldOf(parsed.error));
  const { meeting: slug, audience, resume, device } = parsed.data;
  const meeting = await keeper.meetings.require(slug);
  const who = device
    ? await admitDevice(keeper, device, { meeting, audience })
    : await admitSeat(keeper, headers.cookie, { meeting, audience });
  if (resume?.epoch === meeting.epoch) await meeting.catchUp(resume.rev);
  return { meeting, audience, resume, ...who };
}

interface Wanted {
  meeting: LiveMeeting;
  audience: Audience;
}

async function admitSeat(
  { sessions, roster }: DoorKeeper,
  cookie: string | undefined,
  { meeting, audience }: Wanted,
) {
  const sessionId = sessions.idFromCookie(cookie);
  if (!sessionId) throw new Refusal('unauthenticated');
  const seat = await roster.identify(meeting.id, sessionId);
  // Thousands come back with a seat; only who has none is looked up a second time, to be told why.
  if (!seat) throw new Refusal((await sessions.read(cookie)) ? 'forbidden' : 'unauthenticated');
  const role = roleForAudience(audience);
  if (role && !seat.roles.includes(role)) throw new Refusal('forbidden');
  meeting.learn([seat]);
  return { seat, sessionId };
}

async function admitDevice({ db }: DoorKeeper, token: string, { meeting, audience }: Wanted) {
  const device = await findDevice(db, token);
  if (!device) throw new Refusal('unauthenticated');
  if (device.meetingId !== meeting.id || audienceOfDevice[device.kind] !== audience)
    throw new Refusal('forbidden');
  return { seat: null, sessionId: null };
}

function fieldOf(error: z.ZodError): { field?: string } {
  const field = error.issues[0]?.path[0];
  return field === undefined ? {} : { field: String(field) };
}
