import { AccessToken, TrackSource } from 'livekit-server-sdk';
import type { Role } from '#meeting/roles.ts';

/** Who enters the room: by the seat's id, so that a seat is there once. */
export interface VideoGuest {
  seatId: string;
  name: string;
  roles: readonly Role[];
}

/** Time to connect with it; who is in the room stays. */
const lifeSeconds = 300;

/**
 * A LiveKit token for exactly one room. The audience may publish nothing, no data either; speakers and
 * moderators publish camera and microphone; nobody administers.
 */
export function makeToken(
  { apiKey, apiSecret }: { apiKey: string; apiSecret: string },
  room: string,
  { seatId, name, roles }: VideoGuest,
): Promise<string> {
  const mayPublish = roles.includes('speaker') || roles.includes('moderator');
  const token = new AccessToken(apiKey, apiSecret, { identity: seatId, name, ttl: lifeSeconds });
  token.addGrant({
    room,
    roomJoin: true,
    canSubscribe: true,
    canPublish: mayPublish,
    canPublishData: false,
    canUpdateOwnMetadata: false,
    ...(mayPublish ? { canPublishSources: [TrackSource.CAMERA, TrackSource.MICROPHONE] } : {}),
  });
  return token.toJwt();
}
