'use client';

import { useTranslations } from 'next-intl';
import type { Link } from '#components/live/connection.ts';
import type { Live } from '#components/live/live.ts';
import type { OutboxSnapshot } from '#components/live/outbox-entry.ts';
import type { MeetingRow } from '#components/live/rows.ts';
import { listRows, type Snapshot } from '#components/live/store.ts';
import { Composer } from '#components/questions/composer.tsx';
import { SendStatus } from '#components/questions/send-status.tsx';
import { Gate } from './gate.tsx';

interface FootProps {
  live: Live;
  link: Link;
  outbox: OutboxSnapshot;
  snapshot: Snapshot;
  meeting: MeetingRow;
  slug: string;
  askId: string;
  joinHref: string;
  timeZone: string;
}

/** Always in reach of the thumb: the field to ask, or why there is none now. */
export function Foot(props: FootProps) {
  const { live, link, outbox, snapshot, meeting, slug, askId, joinHref, timeZone } = props;
  const hasSeat = snapshot.mine.seat !== null;
  return (
    // What stands here grows over the page, never by moving it: a row must not slip away under a tap.
    <footer className="sticky bottom-0 z-20 h-16">
      <div className="absolute inset-x-0 bottom-0 max-h-[75dvh] overflow-y-auto border-t border-line bg-surface px-4 py-2">
        <SendStatus outbox={outbox} isLive={link.state === 'live'} timeZone={timeZone} />
        {link.state === 'refused' || !hasSeat ? (
          <Gate link={link} hasSeat={hasSeat} joinHref={joinHref} onTryAgain={live.tryAgain} />
        ) : canAsk(meeting) ? (
          <Composer
            live={live}
            slug={slug}
            askId={askId}
            meeting={meeting}
            items={listRows(snapshot, 'agenda')}
            people={listRows(snapshot, 'people')}
          />
        ) : (
          <IntakeClosed meeting={meeting} />
        )}
      </div>
    </footer>
  );
}

function canAsk({ phase, questionsOpen }: MeetingRow): boolean {
  return questionsOpen && phase !== 'draft' && phase !== 'closed';
}

function IntakeClosed({ meeting }: { meeting: MeetingRow }) {
  const t = useTranslations('live');
  const reason = meeting.phase === 'draft' || meeting.phase === 'closed' ? meeting.phase : 'paused';
  return <p className="py-2 text-center text-muted">{t(`intake.${reason}`)}</p>;
}
