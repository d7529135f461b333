'use client';

import {
  LiveKitRoom,
  RoomAudioRenderer,
  useConnectionState,
  useTracks,
  VideoTrack,
} from '@livekit/components-react';
import { ConnectionState, Track } from 'livekit-client';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';

interface Entry {
  url: string;
  token: string;
}

const retryMs = 5_000;

/** The video room: asks for a token at each entry, shows who is on camera, and comes back by itself. */
export function VideoPanel({ slug }: { slug: string }) {
  const t = useTranslations('video');
  const [entry, setEntry] = useState<Entry | null>(null);
  const [isAway, setIsAway] = useState(false);

  const enter = useCallback(async () => {
    const answer = await fetch(`/api/meetings/${slug}/video`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    }).catch(() => null);
    setIsAway(!answer?.ok);
    setEntry(answer?.ok ? ((await answer.json()) as Entry) : null);
  }, [slug]);

  useEffect(() => {
    if (entry) return;
    const timer = setTimeout(() => void enter(), isAway ? retryMs : 0);
    return () => clearTimeout(timer);
  }, [entry, isAway, enter]);

  if (!entry) {
    return (
      <p role="status" className="grid size-full place-items-center p-4 text-center">
        {t(isAway ? 'away' : 'entering')}
      </p>
    );
  }
  return (
    <LiveKitRoom
      serverUrl={entry.url}
      token={entry.token}
      connect
      className="relative size-full"
      onDisconnected={() => setEntry(null)}
      onError={() => {
        setIsAway(true);
        setEntry(null);
      }}
    >
      <Stage />
      <RoomAudioRenderer />
    </LiveKitRoom>
  );
}

/** Whoever is on camera, each as large as the place allows. */
function Stage() {
  const t = useTranslations('video');
  const state = useConnectionState();
  const tracks = useTracks([Track.Source.Camera, Track.Source.ScreenShare]);
  if (tracks.length === 0) {
    return (
      <p role="status" className="grid size-full place-items-center p-4 text-center">
        {t(state === ConnectionState.Connected ? 'nobody' : 'connecting')}
      </p>
    );
  }
  return (
    <div className={`grid size-full ${tracks.length > 1 ? 'grid-cols-2' : ''}`}>
      {tracks.map((track) => (
        <figure key={track.publication.trackSid} className="relative min-h-0">
          <VideoTrack trackRef={track} className="size-full object-contain" />
          <figcaption className="absolute start-2 bottom-2 rounded bg-black/70 px-2 text-sm">
            <bdi>{track.participant.name}</bdi>
          </figcaption>
        </figure>
      ))}
    </div>
  );
}
