'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { ActButton } from './act-button.tsx';
import type { Desk } from './desk-model.ts';
import { LaneHeading, LaneRows } from './lane.tsx';

/** What waits to be read, newest at the end, with a count of those that came since somebody last worked here. */
export function ToReadLane({ desk }: { desk: Desk }) {
  const t = useTranslations('desk');
  const { toRead } = desk.lanes;
  const section = useRef<HTMLElement>(null);
  const [seenUpTo, setSeenUpTo] = useState(() => toRead.at(-1)?.number ?? 0);
  const fresh = toRead.filter((row) => row.number > seenUpTo);
  const markSeen = () => setSeenUpTo(toRead.at(-1)?.number ?? seenUpTo);
  const goToFresh = () => {
    const row = section.current?.querySelector<HTMLElement>(`[data-question="${fresh[0]?.id}"]`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'start' });
    markSeen();
  };
  return (
    <section ref={section} data-lane="toRead" aria-labelledby="lane-toRead" onFocus={markSeen}>
      <div className="sticky top-0 z-10 bg-surface">
        <LaneHeading name="toRead" count={toRead.length}>
          {fresh.length > 0 && (
            <ActButton look="main" onMouseDown={(event) => event.preventDefault()} onClick={goToFresh}>
              {t('fresh', { count: fresh.length })}
            </ActButton>
          )}
        </LaneHeading>
      </div>
      <LaneRows desk={desk} name="toRead" main="approve" />
    </section>
  );
}
