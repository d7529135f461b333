import { AccessToken, TrackSource } from 'livekit-server-sdk';

/** Who enters which room, and whether they may be seen and heard there. */
export interface Pass {
  /** Exactly one room. */
  room: string;
  /** The seat's id, or `device:ID`. */
  identity: string;
  /** Shown under the picture. */
  name: string;
  canPublish: boolean;
}

interface Keys {
  apiKey: string;
  apiSecret: string;
}

const lifeSeconds = 5 * 60;

/** A token made for one click: it opens one room for five minutes, and gives no right over the room itself. */
export function makeToken({ room, identity, name, canPublish }: Pass, keys: Keys): Promise<string> {
  const token = new AccessToken(keys.apiKey, keys.apiSecret, { identity, name, ttl: lifeSeconds });
  token.addGrant({
    room,
    roomJoin: true,
    canSubscribe: true,
    canPublish,
    // LiveKit takes an empty list for "any source", so that the list is given only to who may publish.
    ...(canPublish ? { canPublishSources: [TrackSource.CAMERA, TrackSource.MICROPHONE] } : {}),
    canPublishData: false,
    canUpdateOwnMetadata: false,
  });
  return token.toJwt();
}
