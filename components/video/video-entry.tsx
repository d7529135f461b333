'use client';

import { Video } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

// LiveKit is heavier than the rest of the page: it comes when somebody asks for it.
const VideoPanel = dynamic(() => import('./video-panel.tsx').then((module) => module.VideoPanel), {
  ssr: false,
  loading: () => <VideoLoading />,
});

/** The way into the video room: one tap, and the picture takes the button's place. */
export function VideoEntry({ slug }: { slug: string }) {
  const t = useTranslations('video');
  const [isAsked, setIsAsked] = useState(false);
  if (isAsked) return <VideoPanel slug={slug} onLeave={() => setIsAsked(false)} />;
  return (
    <section aria-label={t('label')} className="rounded-lg bg-primary-soft p-4">
      <p>{t('invitation')}</p>
      <button
        type="button"
        onClick={() => setIsAsked(true)}
        className="mt-3 inline-flex min-h-12 items-center gap-2 rounded-lg bg-primary px-5 font-semibold text-on-primary"
      >
        <Video aria-hidden size={20} />
        {t('join')}
      </button>
    </section>
  );
}

function VideoLoading() {
  const t = useTranslations('video');
  return (
    <p role="status" className="grid aspect-video place-items-center rounded-lg bg-raised text-muted">
      {t('state.asking')}
    </p>
  );
}
