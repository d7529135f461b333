'use client';

import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';

// Fetched at the tap, never before: the video library weighs more than the whole page.
const VideoPanel = lazy(async () => {
  const { VideoPanel } = await import('#components/video/video-panel.tsx');
  return { default: VideoPanel };
});

/** The hall for those who are not in it: 16:9 above the page, entered by a tap. */
export function VideoArea({ slug }: { slug: string }) {
  const t = useTranslations('live');
  const [isEntered, setIsEntered] = useState(false);
  return (
    <div className="w-full">
      {isEntered ? (
        <Suspense fallback={<p className="aspect-video p-4">{t('video.loading')}</p>}>
          <VideoPanel slug={slug} onLeave={() => setIsEntered(false)} />
        </Suspense>
      ) : (
        <section aria-label={t('video.label')} className="aspect-video w-full bg-black text-white">
          <button
            type="button"
            className="size-full text-lg font-semibold underline"
            onClick={() => setIsEntered(true)}
          >
            {t('video.enter')}
          </button>
        </section>
      )}
    </div>
  );
}
