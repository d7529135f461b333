import { useLocale, useTranslations } from 'next-intl';
import { clockTime } from '#components/agenda/clock-time.ts';
import type { MeetingRow } from '#components/live/rows.ts';

/** What the meeting's phase means for who reads; nothing to say while it runs. */
export function PhaseNote({ meeting, timeZone }: { meeting: MeetingRow; timeZone: string }) {
  const t = useTranslations('live');
  const locale = useLocale();
  if (meeting.phase === 'running') return null;
  const time = meeting.plannedStart === null ? null : clockTime(meeting.plannedStart, locale, timeZone);
  const isBefore = meeting.phase === 'draft' || meeting.phase === 'open';
  return (
    <section aria-label={t('phase.label')} className="rounded-lg bg-primary-soft p-4">
      <p className="text-lg font-semibold">{t(`phase.${meeting.phase}`)}</p>
      <p className="mt-1">
        {t(`phase.${meeting.phase}More`)}
        {isBefore && time !== null && ` ${t('phase.begins', { time })}`}
      </p>
    </section>
  );
}
