'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { ViewMessage } from '#meeting/wire.ts';
import { AgendaColumn } from './agenda-column.tsx';
import { DeskAnnouncer } from './desk-announcer.tsx';
import { DeskHeader } from './desk-header.tsx';
import type { Desk } from './desk-model.ts';
import { DeskStatus } from './desk-status.tsx';
import { KeyList } from './key-list.tsx';
import { FoldedLane, LaneHeading, LaneRows } from './lane.tsx';
import { NowCard } from './now-card.tsx';
import { QueueLane } from './queue-lane.tsx';
import { ToReadLane } from './to-read-lane.tsx';
import { useDesk } from './use-desk.ts';
import { useDeskKeys } from './use-desk-keys.ts';
import { useKeptFocus } from './use-kept-focus.ts';

interface DeskPageProps {
  slug: string;
  initial: ViewMessage;
  timeZone: string;
}

/** The desk: agenda, what is on air with the one queue, and what waits to be read, side by side. */
export function DeskPage(props: DeskPageProps) {
  const desk = useDesk(props);
  const root = useRef<HTMLDivElement>(null);
  const [isKeyListOpen, setIsKeyListOpen] = useState(false);
  const toggleCatalogue = () => setIsKeyListOpen(!isKeyListOpen);
  useDeskKeys({ desk, root, toggleCatalogue });
  useKeptFocus(root);
  useEffect(() => {
    const close = (event: KeyboardEvent) => event.key === 'Escape' && setIsKeyListOpen(false);
    document.addEventListener('keydown', close);
    return () => document.removeEventListener('keydown', close);
  }, []);
  if (!desk) return null;
  return (
    <div ref={root} className="flex min-h-dvh flex-col lg:h-dvh lg:overflow-hidden">
      <DeskHeader desk={desk} />
      <SignedOut desk={desk} />
      <Columns desk={desk} />
      <DeskStatus desk={desk} onKeys={toggleCatalogue} />
      {isKeyListOpen && <KeyList onClose={() => setIsKeyListOpen(false)} />}
      <DeskAnnouncer desk={desk} />
    </div>
  );
}

function Columns({ desk }: { desk: Desk }) {
  const column = 'relative min-w-0 px-4 py-2';
  const scrolling = 'lg:overflow-y-auto lg:overscroll-contain';
  return (
    <main
      id="main"
      className="flex flex-1 flex-col divide-y divide-line lg:grid lg:min-h-0 lg:grid-cols-[15rem_minmax(0,1fr)_20rem] lg:divide-x lg:divide-y-0 xl:grid-cols-[19rem_minmax(0,1fr)_27rem]"
    >
      <AgendaColumn desk={desk} className={`order-3 lg:order-none ${column} ${scrolling}`} />
      <div className={`order-1 lg:order-none xl:flex xl:flex-col ${column} ${scrolling}`}>
        <NowCard desk={desk} />
        <QueueLane desk={desk} />
      </div>
      <div className={`order-2 lg:order-none ${column} ${scrolling}`}>
        <ToReadLane desk={desk} />
        <section data-lane="approved" aria-labelledby="lane-approved" className="border-t border-line">
          <LaneHeading name="approved" count={desk.lanes.approved.length} />
          <LaneRows desk={desk} name="approved" main="queue" />
        </section>
        <FoldedLane desk={desk} name="answered" />
        <FoldedLane desk={desk} name="declined" main="restore" />
      </div>
    </main>
  );
}

/** The session ended, or the role was taken away: what is shown stays readable. */
function SignedOut({ desk }: { desk: Desk }) {
  const t = useTranslations('desk');
  if (desk.link.state !== 'refused') return null;
  return (
    <p role="alert" className="flex flex-wrap items-center gap-3 bg-warning-soft px-4 py-2">
      {t('cut')}
      <button type="button" className="min-h-11 font-semibold underline" onClick={desk.live.tryAgain}>
        {t('tryAgain')}
      </button>
    </p>
  );
}
