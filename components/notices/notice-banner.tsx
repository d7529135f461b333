import { useTranslations } from 'next-intl';
import type { NoticeRow } from '#components/live/rows.ts';

/** The desk's line to everybody. Told to screen readers by the page's announcer, not here. */
export function NoticeBanner({ notice }: { notice: NoticeRow | undefined }) {
  const t = useTranslations('notices');
  if (!notice) return null;
  return (
    <section aria-label={t('title')} className="border-s-4 border-warning bg-warning-soft px-4 py-3">
      <p className="font-semibold">{notice.text}</p>
    </section>
  );
}
