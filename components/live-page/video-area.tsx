'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

// Fetched at the tap: the video library weighs more than the whole page.
const VideoPanel = dynamic(
  () => import('#components/video/video-panel.tsx').then((loaded) => loaded.VideoPanel),
  {
    ssr: false,
  },
);

/** The hall for those who are not in it: 16:9 above the page, entered by a tap. */
export function VideoArea({ slug }: { slug: string }) {
  const t = useTranslations('live');
  const [isEntered, setIsEntered] = useState(false);
  return (
    <section aria-label={t('video.label')} className="aspect-video w-full bg-black text-white">
      {isEntered ? (
        <VideoPanel slug={slug} />
      ) : (
        <button
          type="button"
          className="size-full text-lg font-semibold underline"
          onClick={() => setIsEntered(true)}
        >
          {t('video.enter')}
        </button>
      )}
    </section>
  );
}
