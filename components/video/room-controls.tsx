'use client';

import {
  useConnectionState,
  useLocalParticipant,
  useLocalParticipantPermissions,
} from '@livekit/components-react';
import { ConnectionState } from 'livekit-client';
import { LogOut, Maximize, Mic, MicOff, Video, VideoOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, type RefObject, useState } from 'react';

interface RoomControlsProps {
  /** What full screen shows. */
  frame: RefObject<HTMLElement | null>;
  onLeave: () => void;
}

/** What one may do in the room: leave and full screen; camera and microphone for those who speak. */
export function RoomControls({ frame, onLeave }: RoomControlsProps) {
  const t = useTranslations('video');
  const isConnected = useConnectionState() === ConnectionState.Connected;
  const canPublish = useLocalParticipantPermissions()?.canPublish ?? false;
  // A phone may have no full screen for a page.
  const canFillScreen = document.fullscreenEnabled;
  return (
    <div className="flex flex-wrap items-center gap-2 p-2">
      {canPublish && isConnected && <OwnMedia />}
      {canFillScreen && (
        <ControlButton onPress={() => toggleFullScreen(frame.current)}>
          <Maximize aria-hidden size={20} />
          {t('fullScreen')}
        </ControlButton>
      )}
      <ControlButton onPress={onLeave}>
        <LogOut aria-hidden size={20} />
        {t('leave')}
      </ControlButton>
    </div>
  );
}

function OwnMedia() {
  const t = useTranslations('video');
  const { localParticipant, isCameraEnabled, isMicrophoneEnabled } = useLocalParticipant();
  const [hasProblem, setHasProblem] = useState(false);
  const attempt = async (change: Promise<unknown>) => {
    setHasProblem(false);
    // The browser or the person said no, or the device is in use: all that can be told is what to check.
    await change.catch(() => setHasProblem(true));
  };
  return (
    <>
      <ControlButton
        isOn={isMicrophoneEnabled}
        onPress={() => attempt(localParticipant.setMicrophoneEnabled(!isMicrophoneEnabled))}
      >
        {isMicrophoneEnabled ? <Mic aria-hidden size={20} /> : <MicOff aria-hidden size={20} />}
        {t('microphone')}
      </ControlButton>
      <ControlButton
        isOn={isCameraEnabled}
        onPress={() => attempt(localParticipant.setCameraEnabled(!isCameraEnabled))}
      >
        {isCameraEnabled ? <Video aria-hidden size={20} /> : <VideoOff aria-hidden size={20} />}
        {t('camera')}
      </ControlButton>
      {hasProblem && (
        <p role="alert" className="text-danger text-sm">
          {t('deviceProblem')}
        </p>
      )}
    </>
  );
}

interface ControlButtonProps {
  /** Left out where the button is no switch. */
  isOn?: boolean;
  onPress: () => void;
  children: ReactNode;
}

function ControlButton({ isOn, onPress, children }: ControlButtonProps) {
  const colours = isOn ? 'bg-primary text-on-primary' : 'bg-surface text-ink';
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onPress}
      className={`inline-flex min-h-11 items-center gap-2 rounded-lg border border-line px-3 ${colours}`}
    >
      {children}
    </button>
  );
}

/** A browser may refuse; then everything stays as it is. */
function toggleFullScreen(frame: HTMLElement | null): void {
  const change = document.fullscreenElement ? document.exitFullscreen() : frame?.requestFullscreen();
  change?.catch(() => {});
}
