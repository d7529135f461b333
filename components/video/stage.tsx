'use client';

import {
  isTrackReference,
  type TrackReference,
  useConnectionState,
  useTracks,
  VideoTrack,
} from '@livekit/components-react';
import { ConnectionState, Track } from 'livekit-client';
import { useTranslations } from 'next-intl';

/** Who is on camera: one fills the stage, several share it. */
export function Stage() {
  const t = useTranslations('video');
  const connection = useConnectionState();
  const pictures = useTracks([Track.Source.Camera]).filter(isTrackReference).filter(isShown);
  const words = wordsOf(connection, pictures.length);
  return (
    <div className="relative aspect-video min-h-0 w-full flex-1">
      <ul className={`grid h-full w-full gap-1 ${columnsFor(pictures.length)}`}>
        {pictures.map((picture) => (
          <Picture key={picture.publication.trackSid} picture={picture} />
        ))}
      </ul>
      <p
        role="status"
        className={
          words ? 'absolute inset-0 grid place-items-center bg-raised/80 p-4 text-center text-ink' : 'sr-only'
        }
      >
        {words && t(`state.${words}`)}
      </p>
    </div>
  );
}

function Picture({ picture }: { picture: TrackReference }) {
  const { participant } = picture;
  const name = participant.name || participant.identity;
  return (
    <li className="relative min-h-0 overflow-hidden">
      <VideoTrack
        trackRef={picture}
        aria-label={name}
        className={`h-full w-full object-contain ${participant.isLocal ? '-scale-x-100' : ''}`}
      />
      <span className="absolute bottom-1 left-1 rounded bg-surface px-2 py-0.5 text-ink text-sm">{name}</span>
    </li>
  );
}

function isShown({ publication }: TrackReference): boolean {
  return !publication.isMuted;
}

function wordsOf(connection: ConnectionState, pictures: number) {
  if (connection === ConnectionState.Reconnecting || connection === ConnectionState.SignalReconnecting)
    return 'reconnecting';
  if (connection !== ConnectionState.Connected) return 'connecting';
  return pictures === 0 ? 'nobody' : null;
}

function columnsFor(pictures: number): string {
  if (pictures <= 1) return 'grid-cols-1';
  return pictures <= 4 ? 'grid-cols-2' : 'grid-cols-3';
}
