'use client';

import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import { clockTime } from '#components/agenda/clock-time.ts';
import type { Link } from '#components/live/connection.ts';
import type { Live } from '#components/live/live.ts';
import { useServerNow } from '#components/live-react/use-live.ts';
import { LinkState } from './link-state.tsx';

interface LiveHeaderProps {
  live: Live;
  link: Link;
  drawnAt: number;
  title: string;
  timeZone: string;
  /** The language switch, drawn by the server. */
  children?: ReactNode;
}

export function LiveHeader({ live, link, drawnAt, title, timeZone, children }: LiveHeaderProps) {
  const locale = useLocale();
  const now = useServerNow(live, drawnAt);
  return (
    <header className="border-b border-line px-4 py-1">
      <div className="flex min-h-11 items-center gap-3">
        <LinkState link={link} />
        <time className="ms-auto font-semibold tabular-nums">{clockTime(now, locale, timeZone)}</time>
        {children}
      </div>
      <h1 className="truncate pb-1 text-sm text-muted" title={title}>
        {title}
      </h1>
    </header>
  );
}
