import { useTranslations } from 'next-intl';
import type { Link } from '#components/live/connection.ts';

interface GateProps {
  link: Link;
  hasSeat: boolean;
  joinHref: string;
  onTryAgain: () => void;
}

const gates = ['removed', 'replaced', 'signed_out', 'forbidden'] as const;

/** Why this window does not take part, and the one way on. What was already shown stays readable. */
export function Gate({ link, hasSeat, joinHref, onTryAgain }: GateProps) {
  const t = useTranslations('live');
  const reason = link.state === 'refused' ? gates.find((gate) => gate === link.code) : undefined;
  const gate = reason ?? (hasSeat ? 'unauthenticated' : 'guest');
  const className =
    'mt-2 inline-flex min-h-12 items-center justify-center rounded-lg bg-primary px-5 font-semibold text-on-primary';
  return (
    <section aria-label={t('gate.label')}>
      <p>{t(`gate.${gate}`)}</p>
      {gate === 'replaced' && (
        <button type="button" className={className} onClick={onTryAgain}>
          {t('gate.followHere')}
        </button>
      )}
      {gate !== 'replaced' && gate !== 'removed' && (
        <a href={joinHref} className={className}>
          {t('gate.join')}
        </a>
      )}
    </section>
  );
}
