'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { clockTime } from '#components/agenda/clock-time.ts';
import { timesOfItem } from '#components/agenda/item-times.ts';
import type { Live } from '#components/live/live.ts';
import type { AgendaRow } from '#components/live/rows.ts';
import { useServerNow } from '#components/live-react/use-live.ts';
import styles from './screen.module.css';

interface ScreenBandProps {
  live: Live;
  drawnAt: number;
  timeZone: string;
  item: AgendaRow | undefined;
  /** The item's title stands large above already. */
  isItemShown: boolean;
  join: ReactNode;
}

/** The foot of the screen: where the meeting is, minutes left, the hour, how to take part. */
export function ScreenBand({ live, drawnAt, timeZone, item, isItemShown, join }: ScreenBandProps) {
  const t = useTranslations('screen');
  const locale = useLocale();
  const now = useServerNow(live, drawnAt, 1_000);
  const left = item ? timesOfItem(item, now)?.minutesLeft : undefined;
  return (
    <footer className={styles.band}>
      <time className={styles.clock}>{clockTime(now, locale, timeZone)}</time>
      <div className={styles.place}>
        {item && !isItemShown && (
          <p className={styles.placeTitle}>
            {item.position} · <bdi>{item.title}</bdi>
          </p>
        )}
        {left !== undefined && (
          <p>{left < 0 ? t('over', { minutes: -left }) : t('left', { minutes: left })}</p>
        )}
      </div>
      {join}
    </footer>
  );
}
