import { useTranslations } from 'next-intl';
import type { QuestionRow } from '#components/live/rows.ts';
import { AuthorLine } from './author-line.tsx';

/** The question in discussion: the largest text on the page. */
export function OnAirQuestion({ question }: { question: QuestionRow | undefined }) {
  const t = useTranslations('questions');
  if (!question) return null;
  return (
    <section aria-labelledby="on-air" className="rounded-lg border-2 border-primary bg-primary-soft p-4">
      <h2 id="on-air" className="text-sm font-semibold uppercase tracking-wide text-primary-strong">
        {t('onAir', { number: question.number })}
      </h2>
      <p className="mt-2 whitespace-pre-line text-2xl font-semibold leading-snug wrap-anywhere" dir="auto">
        {question.text}
      </p>
      <p className="mt-2 text-sm">
        <AuthorLine question={question} />
      </p>
    </section>
  );
}
