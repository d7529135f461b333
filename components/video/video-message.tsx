'use client';

import { useTranslations } from 'next-intl';

interface VideoMessageProps {
  text: string;
  onLeave: () => void;
}

/** In place of the picture: what the video waits for, and the way out. */
export function VideoMessage({ text, onLeave }: VideoMessageProps) {
  const t = useTranslations('video');
  return (
    <div className="grid aspect-video place-content-center justify-items-center gap-3 p-4 text-center">
      <p role="status">{text}</p>
      <button type="button" onClick={onLeave} className="min-h-11 rounded-lg border border-line px-4">
        {t('leave')}
      </button>
    </div>
  );
}
