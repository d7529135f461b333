import { useLocale, useTranslations } from 'next-intl';
import { clockTime } from '#components/agenda/clock-time.ts';
import type { QuestionRow } from '#components/live/rows.ts';
import { AuthorLine } from '#components/questions/author-line.tsx';
import type { Desk } from './desk-model.ts';

/** What the desk knows of a question beside its text: number, support, item, who it is for, when. */
export function QuestionFacts({ desk, question }: { desk: Desk; question: QuestionRow }) {
  const t = useTranslations('desk');
  const locale = useLocale();
  const item = desk.items.find(({ id }) => id === question.itemId);
  const speaker = desk.people.find(({ id }) => id === question.to);
  return (
    <p className="text-sm text-muted">
      <strong className="font-semibold text-ink">{t('number', { number: question.number })}</strong>
      {' · '}
      <AuthorLine question={question} />
      {question.votes > 0 && (
        <>
          {' · '}
          <span className="font-semibold text-ink">
            <span aria-hidden="true">▲ {question.votes}</span>
            <span className="sr-only">{t('votes', { votes: question.votes })}</span>
          </span>
        </>
      )}
      {item && ` · ${t('onItem', { position: item.position })}`}
      {speaker && (
        <>
          {' · '}
          {t('to')} <bdi>{speaker.name}</bdi>
        </>
      )}
      {' · '}
      <time>{clockTime(question.askedAt, locale, desk.timeZone)}</time>
    </p>
  );
}
