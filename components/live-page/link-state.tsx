import { useTranslations } from 'next-intl';
import type { Link } from '#components/live/connection.ts';

const dots: Record<Link['state'], string> = {
  live: 'bg-success',
  connecting: 'bg-warning',
  reconnecting: 'bg-warning',
  offline: 'bg-danger',
  refused: 'bg-danger',
};

/** The state of the link as a word, never only a colour. */
export function LinkState({ link }: { link: Link }) {
  const t = useTranslations('live');
  return (
    <span className="inline-flex items-center gap-2 text-sm font-semibold" data-link={link.state}>
      <span aria-hidden="true" className={`size-2.5 rounded-full ${dots[link.state]}`} />
      {t(`link.${link.state}`)}
    </span>
  );
}
