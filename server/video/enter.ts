import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { meetings } from '#db/schema.ts';
import { Refusal } from '#meeting/refusals.ts';
import { findDevice } from '#server/auth/device.ts';
import { findSeat } from '#server/auth/seats.ts';
import type { Services } from '#server/services.ts';
import { livekitPath } from './proxy.ts';
import { deviceIdentity, mayPublish } from './stay.ts';
import type { Pass } from './token.ts';

/** What a browser needs to enter the room. */
export interface VideoEntrance {
  /** WebSocket address of LiveKit. */
  url: string;
  token: string;
}

type EntranceServices = Pick<Services, 'auth' | 'database' | 'video' | 'env' | 'baseUrl'>;

/**
 * Lets the person of the session cookie, or the paired device of an `Authorization: Bearer` token, into
 * the meeting's room. Refuses `not_found` (no such meeting), `unauthenticated`, `forbidden` (no seat
 * there, or a device that has nothing to do with video), `unavailable` (no video now).
 */
export async function enterVideo(
  services: EntranceServices,
  { slug, headers }: { slug: string; headers: Headers },
): Promise<VideoEntrance> {
  const { database, video } = services;
  const [meeting] = await database.db
    .select({ id: meetings.id, room: meetings.room })
    .from(meetings)
    .where(eq(meetings.slug, slug));
  if (!meeting) throw new Refusal('not_found');
  const [, deviceToken] = headers.get('authorization')?.match(/^Bearer (\S+)$/) ?? [];
  const guest = deviceToken
    ? await requireDevice(database.db, deviceToken, meeting.id)
    : await requirePerson(services, headers.get('cookie'), meeting.id);
  const token = await video.token({ ...guest, room: meeting.room });
  return { url: video.outsideUrl ?? ownUrl(services, headers), token };
}

type Guest = Omit<Pass, 'room'>;

async function requirePerson(
  { auth, database }: EntranceServices,
  cookie: string | null,
  meetingId: string,
): Promise<Guest> {
  const session = await auth.sessions.read(cookie);
  if (!session) throw new Refusal('unauthenticated');
  const seat = await findSeat(database.db, { userId: session.user.id, meetingId });
  if (!seat) throw new Refusal('forbidden');
  return { identity: seat.id, name: seat.name, canPublish: mayPublish(seat.roles) };
}

async function requireDevice(db: Db, token: string, meetingId: string): Promise<Guest> {
  const device = await findDevice(db, token);
  if (!device) throw new Refusal('unauthenticated');
  if (device.meetingId !== meetingId || device.kind === 'steward') throw new Refusal('forbidden');
  return { identity: deviceIdentity(device.id), name: device.name, canPublish: device.kind === 'hall' };
}

/** The product's address as the caller sees it: behind a proxy of ours only the page's origin knows the scheme. */
function ownUrl({ env, baseUrl }: EntranceServices, headers: Headers): string {
  const { protocol, host } = new URL(baseUrl);
  const origin = env.baseUrl ?? headers.get('origin') ?? `${protocol}//${headers.get('host') ?? host}`;
  return origin.replace(/^http/, 'ws') + livekitPath;
}
