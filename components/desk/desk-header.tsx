'use client';

import { useLocale, useTranslations } from 'next-intl';
import { clockTime } from '#components/agenda/clock-time.ts';
import { minutesLate } from '#components/agenda/item-times.ts';
import { LinkState } from '#components/live-page/link-state.tsx';
import { useServerNow } from '#components/live-react/use-live.ts';
import type { Desk } from './desk-model.ts';
import { MeetingControls } from './meeting-controls.tsx';

/** How the meeting stands, in one line, and what moves it as a whole. */
export function DeskHeader({ desk }: { desk: Desk }) {
  const t = useTranslations('desk');
  const { meeting, link, present } = desk;
  return (
    <header className="border-b border-line bg-surface px-4 py-2">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <h1 className="min-w-0 flex-1 basis-64 truncate text-lg font-semibold" title={meeting.title}>
          {meeting.title}
        </h1>
        <p className="rounded-full bg-primary-soft px-3 py-1 text-sm font-semibold text-primary-strong">
          {t(`phase.${meeting.phase}`)}
        </p>
        <DeskClock desk={desk} />
        {present && <p className="text-sm">{t('present', present)}</p>}
        <LinkState link={link} />
      </div>
      <MeetingControls desk={desk} />
    </header>
  );
}

function DeskClock({ desk }: { desk: Desk }) {
  const t = useTranslations('desk');
  const locale = useLocale();
  const now = useServerNow(desk.live, desk.drawnAt);
  const current = desk.items.find((item) => item.id === desk.meeting.currentItem);
  const late = minutesLate(desk.meeting, current, now);
  return (
    <p className="flex items-baseline gap-2 tabular-nums">
      <time className="text-lg font-semibold">{clockTime(now, locale, desk.timeZone)}</time>
      {late > 0 && desk.meeting.phase !== 'closed' && (
        <span className="text-sm font-semibold">{t('late', { minutes: late })}</span>
      )}
    </p>
  );
}
