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
  timeZone: string;
  /** On a phone the video stays on top, and this scrolls away under it. */
  isBelowVideo: boolean;
  /** The language switch, drawn by the server. */
  children: ReactNode;
}

export function LiveHeader(props: LiveHeaderProps) {
  const { live, link, drawnAt, timeZone, isBelowVideo, children } = props;
  const locale = useLocale();
  const now = useServerNow(live, drawnAt);
  return (
    <header
      className={`top-0 z-10 flex min-h-11 items-center gap-3 border-b border-line bg-surface px-4 ${isBelowVideo ? 'lg:sticky' : 'sticky'}`}
    >
      <LinkState link={link} />
      <time className="ms-auto font-semibold tabular-nums">{clockTime(now, locale, timeZone)}</time>
      {children}
    </header>
  );
}
