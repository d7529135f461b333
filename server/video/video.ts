import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { RoomServiceClient, WebhookReceiver } from 'livekit-server-sdk';
import type { Database } from '#db/client.ts';
import { Refusal } from '#meeting/refusals.ts';
import { watchByes } from '#server/auth/watch.ts';
import type { Log } from '#server/log.ts';
import type { LiveKit, UsableLiveKit } from '#server/start/livekit.ts';
import { createLiveKitProxy, isLiveKitPath } from './proxy.ts';
import { findRoomOfSeat, mayStay } from './stay.ts';
import { makeToken, type Pass } from './token.ts';

export type VideoState = 'up' | 'down' | 'off';

/** The meeting's voice. It may be away at any moment; nothing else waits for it. */
export interface Video {
  /** Whether LiveKit answers now; `off` where there is none. */
  state(): Promise<VideoState>;
  /** Where browsers reach LiveKit; null: under the product's own origin, by the proxy. */
  outsideUrl: string | null;
  /** A token for one room, five minutes at most. Refuses `unavailable` without a LiveKit that answers. */
  token(pass: Pass): Promise<string>;
  /** Takes somebody out of a room; nobody there is fine. */
  removeParticipant(room: string, identity: string): Promise<void>;
  /**
   * What LiveKit reports of its rooms: who was removed, or has lost the right to be heard, is removed again at every join.
   * Refuses `unauthenticated` unless LiveKit has signed it.
   */
  receiveReport(body: string, authorization: string | null): Promise<void>;
  handlesPath(url: string): boolean;
  handleRequest(request: IncomingMessage, response: ServerResponse): void;
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

interface VideoParts {
  livekit: LiveKit;
  database: Database;
  /** BASE_URL where it is configured. */
  baseUrl: string | null;
  log: Log;
}

const patienceMs = 1_500;
const tryAgainMs = 3_000;

/** The video of one process: with the given LiveKit, or one that says it is off. */
export function createVideo(parts: VideoParts): Video {
  return parts.livekit.state === 'off' ? noVideo : videoOf(parts.livekit, parts);
}

const noVideo: Video = {
  state: async () => 'off',
  outsideUrl: null,
  token: async () => {
    throw new Refusal('unavailable');
  },
  removeParticipant: async () => {},
  receiveReport: async () => {
    throw new Refusal('unauthenticated');
  },
  handlesPath: () => false,
  handleRequest: (_request, response) => void response.writeHead(404).end(),
  handleUpgrade: (_request, socket) => void socket.destroy(),
  close: () => {},
};

function videoOf(livekit: UsableLiveKit, { database, baseUrl, log }: Omit<VideoParts, 'livekit'>): Video {
  const address = new URL(livekit.url.replace(/^ws/, 'http'));
  const rooms = new RoomServiceClient(address.href, livekit.apiKey, livekit.apiSecret, { requestTimeout: 2 });
  const receiver = new WebhookReceiver(livekit.apiKey, livekit.apiSecret);
  const proxy = livekit.state === 'local' ? createLiveKitProxy(address, { baseUrl }) : null;
  const state = () => probe(address);

  const removeParticipant = async (room: string, identity: string) => {
    await rooms.removeParticipant(room, identity).catch((error: unknown) => {
      if (!isNotFound(error)) throw error;
    });
  };
  const removeSeat = async (seatId: string) => {
    const room = await findRoomOfSeat(database.db, seatId);
    if (room) await removeParticipant(room, seatId);
  };
  // Whoever is away from the room now is met at the join, so a LiveKit that does not answer loses nothing.
  const warn = (error: unknown) => log.warn({ error }, 'Nobody could be taken out of the video room');
  watchByes(database.sql).then(
    (watch) => watch.onBye((bye) => void ('seatId' in bye && removeSeat(bye.seatId).catch(warn))),
    warn,
  );

  return {
    state,
    outsideUrl: livekit.state === 'external' ? livekit.url.replace(/^http/, 'ws') : null,
    token: async (pass) => {
      if ((await state()) !== 'up') throw new Refusal('unavailable', { retryAfterMs: tryAgainMs });
      return makeToken(pass, livekit);
    },
    removeParticipant,
    receiveReport: async (body, authorization) => {
      const { event, room, participant } = await receiver
        .receive(body, authorization ?? undefined)
        .catch(() => {
          throw new Refusal('unauthenticated');
        });
      if (event !== 'participant_joined' || !room || !participant) return;
      const canPublish = participant.permission?.canPublish ?? false;
      if (!(await mayStay(database.db, participant.identity, { canPublish })))
        await removeParticipant(room.name, participant.identity);
    },
    handlesPath: (url) => proxy !== null && isLiveKitPath(url),
    handleRequest: (request, response) => proxy?.handleRequest(request, response),
    handleUpgrade: (request, socket, head) => proxy?.handleUpgrade(request, socket, head),
    close: () => proxy?.close(),
  };
}

/** LiveKit answers 200 at its root, and something else while it cannot take anybody. */
async function probe(address: URL): Promise<VideoState> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(patienceMs) });
    await answer.body?.cancel();
    return answer.ok ? 'up' : 'down';
  } catch {
    return 'down';
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'status' in error && error.status === 404;
}
