'use client';

import { useTranslations } from 'next-intl';
import type { AgendaRow } from '#components/live/rows.ts';
import { ActButton } from './act-button.tsx';
import type { Desk } from './desk-model.ts';

const actsByStatus = {
  upcoming: ['start', 'skip'],
  current: ['finish'],
  done: ['again'],
  skipped: ['again'],
} as const;

/** What can be done with an item: in sight where it is its turn, behind a button elsewhere. */
export function AgendaActs({ desk, item }: { desk: Desk; item: AgendaRow }) {
  const t = useTranslations('desk.agenda');
  const { phase } = desk.meeting;
  if (phase !== 'open' && phase !== 'running') return null;
  const next = desk.items.find(({ status }) => status === 'upcoming');
  if (item.status === 'current' || item.id === next?.id) return <Buttons desk={desk} item={item} />;
  return (
    <details>
      <summary className="inline-flex min-h-11 cursor-pointer list-none items-center text-sm font-semibold text-primary-strong [&::-webkit-details-marker]:hidden">
        {t('more')}
        <span className="sr-only"> {t('moreOn', { position: item.position })}</span>
      </summary>
      <Buttons desk={desk} item={item} />
    </details>
  );
}

function Buttons({ desk, item }: { desk: Desk; item: AgendaRow }) {
  const t = useTranslations('desk.agenda');
  return (
    <div className="mt-1 flex flex-wrap gap-2">
      {actsByStatus[item.status].map((act) => (
        <ActButton
          key={act}
          look={act === 'skip' ? 'quiet' : 'plain'}
          aria-label={t(`actOn.${act}`, { position: item.position, title: item.title })}
          onClick={() =>
            desk.run({ type: `agenda.${act === 'again' ? 'start' : act}`, fields: { itemId: item.id } })
          }
        >
          {t(`act.${act}`)}
        </ActButton>
      ))}
    </div>
  );
}
