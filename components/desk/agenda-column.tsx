'use client';

import { useLocale, useTranslations } from 'next-intl';
import { clockTime } from '#components/agenda/clock-time.ts';
import { timesOfItem } from '#components/agenda/item-times.ts';
import { speakerNames } from '#components/agenda/speaker-names.ts';
import type { AgendaRow } from '#components/live/rows.ts';
import { useServerNow } from '#components/live-react/use-live.ts';
import { AgendaActs } from './agenda-acts.tsx';
import type { Desk } from './desk-model.ts';
import { balanceOf } from './lanes.ts';

const marks: Record<AgendaRow['status'], string> = { upcoming: '○', current: '▶', done: '✓', skipped: '–' };

/** The programme with planned and real times, when it will end, and how hall and remote were heard. */
export function AgendaColumn({ desk, className }: { desk: Desk; className: string }) {
  const t = useTranslations('desk');
  const locale = useLocale();
  const { expectedEnd } = desk.meeting;
  const { hall, remote } = balanceOf(desk.lanes);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and before and after the meeting it holds no button to scroll by.
    <section aria-labelledby="desk-agenda" className={className} tabIndex={0}>
      <h2
        id="desk-agenda"
        className="flex min-h-11 items-center text-sm font-semibold uppercase tracking-wide"
      >
        {t('agenda.title')}
      </h2>
      {desk.items.length === 0 && <p className="py-3 text-sm text-muted">{t('agenda.empty')}</p>}
      <ol className="divide-y divide-line">
        {desk.items.map((item) => (
          <AgendaEntry key={item.id} desk={desk} item={item} />
        ))}
      </ol>
      {expectedEnd !== null && desk.meeting.phase !== 'closed' && (
        <p className="border-t border-line py-3 text-sm text-muted">
          {t('agenda.expectedEnd', { time: clockTime(expectedEnd, locale, desk.timeZone) })}
        </p>
      )}
      <p className="border-t border-line py-3 text-sm">
        <span className="font-semibold">{t('balance')}</span>
        <br />
        {t('balanceCounts', { hall, remote })}
      </p>
    </section>
  );
}

function AgendaEntry({ desk, item }: { desk: Desk; item: AgendaRow }) {
  const t = useTranslations('agenda');
  const isCurrent = item.status === 'current';
  const isOver = item.status === 'done' || item.status === 'skipped';
  const speakers = speakerNames(item, desk.people);
  return (
    <li
      aria-current={isCurrent ? 'step' : undefined}
      className={`border-s-4 py-2.5 ps-2 ${isCurrent ? 'border-s-primary bg-primary-soft' : 'border-s-transparent'}`}
    >
      <p className={isOver ? 'text-muted' : 'font-semibold'}>
        <span aria-hidden="true" className="me-1">
          {marks[item.status]}
        </span>
        {item.position} · {item.title}
        <span className="sr-only"> ({t(`status.${item.status}`)})</span>
      </p>
      <p className="text-sm text-muted">
        <ItemTimes desk={desk} item={item} />
        {speakers && (
          <>
            {' · '}
            <bdi>{speakers}</bdi>
          </>
        )}
      </p>
      <AgendaActs desk={desk} item={item} />
    </li>
  );
}

/** Planned beginning and length, then what really happened. */
function ItemTimes({ desk, item }: { desk: Desk; item: AgendaRow }) {
  const t = useTranslations('desk');
  const locale = useLocale();
  const now = useServerNow(desk.live, desk.drawnAt, 5_000);
  const time = (moment: number) => clockTime(moment, locale, desk.timeZone);
  const parts: string[] = [];
  const minutes = item.plannedMinutes;
  if (item.plannedStart !== null) parts.push(t('agenda.planned', { time: time(item.plannedStart), minutes }));
  else parts.push(t('agenda.minutes', { minutes }));
  if (item.startedAt !== null && item.endedAt !== null)
    parts.push(t('agenda.real', { start: time(item.startedAt), end: time(item.endedAt) }));
  else if (item.startedAt !== null) parts.push(t('agenda.since', { start: time(item.startedAt) }));
  const isRunning = item.status === 'current' && desk.meeting.phase !== 'closed';
  const left = isRunning ? timesOfItem(item, now)?.minutesLeft : undefined;
  if (left !== undefined)
    parts.push(left < 0 ? t('agenda.over', { minutes: -left }) : t('agenda.left', { minutes: left }));
  return <>{parts.join(' · ')}</>;
}
