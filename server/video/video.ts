import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { eq } from 'drizzle-orm';
import { RoomServiceClient, WebhookReceiver } from 'livekit-server-sdk';
import type { Database } from '#db/client.ts';
import { meetings } from '#db/schema.ts';
import { Refusal } from '#meeting/refusals.ts';
import type { Log } from '#server/log.ts';
import type { LiveKit, UsableLiveKit } from '#server/start/livekit.ts';
import { forwardRequest, forwardUpgrade } from './proxy.ts';
import { makeToken, type VideoGuest } from './token.ts';

/** The meeting's voice: one LiveKit room a meeting. Without LiveKit everything else goes on. */
export interface Video {
  /** `off`: there is none; `down`: there is one, and it does not answer. */
  state(): Promise<'up' | 'down' | 'off'>;
  /** What a browser needs to enter; `origin` is the address the browser sees us at. Refuses `unavailable`. */
  enter(meetingId: string, guest: VideoGuest, origin: string): Promise<{ url: string; token: string }>;
  /** Reads a webhook; refuses `forbidden` when it is not LiveKit's. A removed person who joined is put out again. */
  hearWebhook(
    body: string,
    authorization: string,
    isRemoved: (identity: string) => Promise<boolean>,
  ): Promise<void>;
  /** Puts somebody out of the room at once. */
  remove(meetingId: string, identity: string): Promise<void>;
  /** Signalling of our own LiveKit goes through our own address: one address, one certificate. */
  handlesPath(url: string): boolean;
  handleRequest(request: IncomingMessage, response: ServerResponse): void;
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

export const signalPath = '/livekit';
const patienceMs = 2_000;

export function createVideo(parts: { livekit: LiveKit; database: Database; log: Log }): Video {
  return parts.livekit.state === 'off' ? noVideo : withLiveKit(parts.livekit, parts);
}

const noVideo: Video = {
  state: async () => 'off',
  enter: () => Promise.reject(new Refusal('unavailable')),
  hearWebhook: () => Promise.reject(new Refusal('not_found')),
  remove: async () => {},
  handlesPath: isSignalPath,
  handleRequest: (_request, response) => void response.writeHead(503).end(),
  handleUpgrade: (_request, socket) => void socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\n'),
};

function withLiveKit(livekit: UsableLiveKit, { database, log }: { database: Database; log: Log }): Video {
  const httpUrl = livekit.url.replace(/^ws/u, 'http');
  const rooms = new RoomServiceClient(httpUrl, livekit.apiKey, livekit.apiSecret);
  const receiver = new WebhookReceiver(livekit.apiKey, livekit.apiSecret);
  const state = () => probe(httpUrl);
  return {
    state,
    enter: async (meetingId, guest, origin) => {
      if ((await state()) !== 'up') throw new Refusal('unavailable', { retryAfterMs: 5_000 });
      const token = await makeToken(livekit, await roomOf(database, meetingId), guest);
      const url = livekit.state === 'local' ? origin.replace(/^http/u, 'ws') + signalPath : livekit.url;
      return { url, token };
    },
    hearWebhook: async (body, authorization, isRemoved) => {
      const event = await receiver.receive(body, authorization).catch(() => {
        throw new Refusal('forbidden');
      });
      const { room, participant } = event;
      if (event.event !== 'participant_joined' || !room || !participant) return;
      if (await isRemoved(participant.identity))
        await rooms.removeParticipant(room.name, participant.identity);
    },
    remove: async (meetingId, identity) => {
      await rooms
        .removeParticipant(await roomOf(database, meetingId), identity)
        .catch((error: unknown) =>
          log.info({ reason: String(error) }, 'Nobody to put out of the video room'),
        );
    },
    handlesPath: isSignalPath,
    handleRequest: (request, response) => forwardRequest(httpUrl, signalPath, request, response),
    handleUpgrade: (request, socket, head) => forwardUpgrade(httpUrl, signalPath, request, socket, head),
  };
}

async function probe(httpUrl: string): Promise<'up' | 'down'> {
  const answer = await fetch(httpUrl, { signal: AbortSignal.timeout(patienceMs) }).catch(() => null);
  return answer?.ok ? 'up' : 'down';
}

async function roomOf({ db }: Database, meetingId: string): Promise<string> {
  const [row] = await db.select({ room: meetings.room }).from(meetings).where(eq(meetings.id, meetingId));
  if (!row) throw new Refusal('not_found');
  return row.room;
}

function isSignalPath(url: string): boolean {
  return url === signalPath || url.startsWith(`${signalPath}/`) || url.startsWith(`${signalPath}?`);
}
