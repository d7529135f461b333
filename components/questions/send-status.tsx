'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { OutboxEntry, OutboxSnapshot } from '#components/live/outbox-entry.ts';
import { DeliveryLine } from './delivery-line.tsx';

const receivedShownMs = 10_000;

/** What became of the last thing I sent, above the field where I write. Good news leaves by itself. */
export function SendStatus(props: { outbox: OutboxSnapshot; isLive: boolean; timeZone: string }) {
  const { outbox, isLive, timeZone } = props;
  const t = useTranslations('questions');
  const [seenId, setSeenId] = useState<string>();
  const last = outbox.entries.findLast(isWorthTelling);
  const receivedId = last?.delivery.state === 'received' ? last.id : undefined;
  useEffect(() => {
    if (receivedId === undefined) return;
    const timer = setTimeout(() => setSeenId(receivedId), receivedShownMs);
    return () => clearTimeout(timer);
  }, [receivedId]);
  const shown = receivedId !== undefined && receivedId === seenId ? undefined : last;
  return (
    <p role="status" className="text-sm font-semibold">
      {shown && <DeliveryLine delivery={shown.delivery} isLive={isLive} timeZone={timeZone} />}
      {shown?.delivery.state === 'waiting' && !outbox.isDurable && ` ${t('delivery.onlyInWindow')}`}
    </p>
  );
}

/** A tap that went well shows where it was made. */
function isWorthTelling({ command, delivery }: OutboxEntry): boolean {
  return command.type === 'question.ask' || delivery.state === 'refused';
}
