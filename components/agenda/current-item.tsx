'use client';

import { useTranslations } from 'next-intl';
import type { Live } from '#components/live/live.ts';
import type { AgendaRow, MeetingRow, PersonRow } from '#components/live/rows.ts';
import { useServerNow } from '#components/live-react/use-live.ts';
import { minutesLate, timesOfItem } from './item-times.ts';
import { speakerNames } from './speaker-names.ts';

interface CurrentItemProps {
  live: Live;
  drawnAt: number;
  meeting: MeetingRow;
  item: AgendaRow | undefined;
  people: readonly PersonRow[];
}

/** What the meeting is at: title, who speaks, minutes left and late, a thin bar. */
export function CurrentItem({ live, drawnAt, meeting, item, people }: CurrentItemProps) {
  const t = useTranslations('agenda');
  const now = useServerNow(live, drawnAt, 5_000);
  if (!item) return <p className="text-muted">{t('noneCurrent')}</p>;
  const times = timesOfItem(item, now);
  const late = minutesLate(meeting, item, now);
  const speakers = speakerNames(item, people);
  return (
    <>
      <p className="text-lg font-semibold leading-snug">
        {item.position} · {item.title}
      </p>
      <p className="mt-1 text-sm text-muted">
        {speakers && <span>{speakers} · </span>}
        {times && <MinutesLeft minutes={times.minutesLeft} />}
        {late > 0 && (
          <span>
            {' · '}
            <span aria-hidden="true">+{late} min</span>
            <span className="sr-only">{t('late', { minutes: late })}</span>
          </span>
        )}
      </p>
      {times && (
        <progress
          className="progress-thin mt-2 block h-1 w-full"
          aria-label={t('progress')}
          max={item.plannedMinutes}
          value={times.minutesUsed}
        />
      )}
    </>
  );
}

function MinutesLeft({ minutes }: { minutes: number }) {
  const t = useTranslations('agenda');
  if (minutes < 0) return <span className="font-semibold text-ink">{t('over', { minutes: -minutes })}</span>;
  return <span>{t('left', { minutes })}</span>;
}
