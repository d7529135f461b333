import { useLocale, useTranslations } from 'next-intl';
import { clockTime } from '#components/agenda/clock-time.ts';
import type { Delivery } from '#components/live/outbox-entry.ts';
import { RefusalText } from './refusal-text.tsx';

/** Where something I sent is: on this phone, received with number and hour, or refused and why. */
export function DeliveryLine(props: { delivery: Delivery; isLive: boolean; timeZone: string }) {
  const { delivery, isLive, timeZone } = props;
  const t = useTranslations('questions');
  const locale = useLocale();
  if (delivery.state === 'waiting') return t(isLive ? 'delivery.unsaved' : 'delivery.waiting');
  if (delivery.state === 'refused') return <RefusalText error={delivery.error} />;
  if (!delivery.receipt) return t('delivery.received');
  const { number, at } = delivery.receipt;
  return t('delivery.receipt', { number, time: clockTime(at, locale, timeZone) });
}
