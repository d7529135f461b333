import { useTranslations } from 'next-intl';
import type { WireError } from '#components/live/outbox-entry.ts';

/** What went wrong, what is safe, what to do: the codes of the wire as a sentence. */
export function RefusalText({ error }: { error: WireError }) {
  const t = useTranslations('refusals');
  const special = `${error.code}_${error.field}`;
  return <>{t.has(special as never) ? t(special as never) : t(error.code)}</>;
}
