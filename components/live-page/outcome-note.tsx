import { useTranslations } from 'next-intl';
import { RefusalText } from '#components/questions/refusal-text.tsx';
import type { Outcome } from './outcome.ts';

export function OutcomeNote({ outcome }: { outcome: Outcome }) {
  const t = useTranslations('live');
  return (
    <p role="status" className="rounded-lg bg-primary-soft p-4 font-semibold">
      {'sent' in outcome ? (
        t('sent', { number: outcome.sent })
      ) : (
        <RefusalText error={{ code: outcome.refused }} />
      )}
    </p>
  );
}
