'use client';

import { LiveKitRoom, RoomAudioRenderer, StartAudio } from '@livekit/components-react';
import { type RoomOptions, setLogLevel } from 'livekit-client';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { RoomControls } from './room-controls.tsx';
import { Stage } from './stage.tsx';
import { useEntrance } from './use-entrance.ts';
import { VideoMessage } from './video-message.tsx';

// What goes wrong is told on the page, in words; the console stays for bugs of our own.
setLogLevel('silent');

/** Waits between LiveKit's own attempts to come back, in ms; after the last a new token is asked for. */
const retryDelays = [300, 700, 1_500, 3_000];

const roomOptions: RoomOptions = {
  adaptiveStream: true,
  dynacast: true,
  reconnectPolicy: { nextRetryDelayInMs: ({ retryCount }) => retryDelays[retryCount] ?? null },
};

interface VideoPanelProps {
  slug: string;
  onLeave: () => void;
}

/**
 * The video room in the page: enters at once, comes back by itself, and says in words what it waits
 * for. Agenda and questions never depend on it.
 */
export function VideoPanel({ slug, onLeave }: VideoPanelProps) {
  const t = useTranslations('video');
  const frame = useRef<HTMLElement>(null);
  const { state, askAgain } = useEntrance(slug);
  return (
    <section
      ref={frame}
      aria-label={t('label')}
      className="flex flex-col overflow-hidden rounded-lg bg-raised"
    >
      {state.step === 'given' ? (
        // A new token is a new room: nothing of the lost one is kept.
        <LiveKitRoom
          key={state.entrance.token}
          serverUrl={state.entrance.url}
          token={state.entrance.token}
          options={roomOptions}
          onDisconnected={askAgain}
          onError={askAgain}
          className="flex min-h-0 flex-1 flex-col"
        >
          <Stage />
          <RoomAudioRenderer />
          <StartAudio
            label={t('startAudio')}
            className="m-2 min-h-11 rounded-lg bg-primary px-4 font-semibold text-on-primary"
          />
          <RoomControls frame={frame} onLeave={onLeave} />
        </LiveKitRoom>
      ) : (
        <VideoMessage
          text={state.step === 'refused' ? t('state.refused') : t(`state.${state.step}`)}
          onLeave={onLeave}
        />
      )}
    </section>
  );
}
