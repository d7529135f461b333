import { useTranslations } from 'next-intl';
import type { OutboxEntry, OutboxSnapshot } from '#components/live/outbox-entry.ts';
import { DeliveryLine } from './delivery-line.tsx';

/** What became of the last thing I sent, above the field where I write. */
export function SendStatus(props: { outbox: OutboxSnapshot; isLive: boolean; timeZone: string }) {
  const { outbox, isLive, timeZone } = props;
  const t = useTranslations('questions');
  const last = outbox.entries.findLast(isWorthTelling);
  return (
    <p role="status" className="text-sm font-semibold empty:hidden">
      {last && <DeliveryLine delivery={last.delivery} isLive={isLive} timeZone={timeZone} />}
      {last?.delivery.state === 'waiting' && !outbox.isDurable && ` ${t('delivery.onlyInWindow')}`}
    </p>
  );
}

/** A tap that went well shows where it was made. */
function isWorthTelling({ command, delivery }: OutboxEntry): boolean {
  return command.type === 'question.ask' || delivery.state === 'refused';
}
