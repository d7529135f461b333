import { useLocale, useTranslations } from 'next-intl';
import type { AgendaRow, PersonRow } from '#components/live/rows.ts';
import { clockTime } from './clock-time.ts';
import { speakerNames } from './speaker-names.ts';

interface ProgrammeProps {
  items: readonly AgendaRow[];
  people: readonly PersonRow[];
  timeZone: string;
}

/** The whole agenda with planned and real times. */
export function Programme({ items, people, timeZone }: ProgrammeProps) {
  const t = useTranslations('agenda');
  if (items.length === 0) return <p className="py-8 text-center text-muted">{t('empty')}</p>;
  return (
    <ol className="divide-y divide-line">
      {items.map((item) => (
        <ProgrammeItem key={item.id} item={item} people={people} timeZone={timeZone} />
      ))}
    </ol>
  );
}

function ProgrammeItem({
  item,
  people,
  timeZone,
}: {
  item: AgendaRow;
  people: readonly PersonRow[];
  timeZone: string;
}) {
  const t = useTranslations('agenda');
  const locale = useLocale();
  const start = item.startedAt ?? item.plannedStart;
  const speakers = speakerNames(item, people);
  const isCurrent = item.status === 'current';
  const isOver = item.status === 'done' || item.status === 'skipped';
  return (
    <li
      aria-current={isCurrent ? 'step' : undefined}
      className={`flex gap-3 py-3 ${isCurrent ? 'border-s-4 border-s-primary ps-3' : ''}`}
    >
      <span className="w-12 shrink-0 tabular-nums text-muted">
        {start !== null && <time>{clockTime(start, locale, timeZone)}</time>}
      </span>
      <div className="min-w-0">
        <p className={isOver ? 'text-muted' : 'font-semibold'}>
          {item.position} · {item.title}
        </p>
        <p className="text-sm text-muted">
          {[t(`status.${item.status}`), t('minutes', { minutes: item.plannedMinutes }), speakers]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
    </li>
  );
}
