import { useTranslations } from 'next-intl';
import type { QuestionRow } from '#components/live/rows.ts';

/** Who asks, from where: "Comune di Cefalù · da remoto". */
export function AuthorLine({ question }: { question: Pick<QuestionRow, 'author' | 'origin'> }) {
  const t = useTranslations('questions');
  const { author, origin } = question;
  const name = author ? [author.name, author.body].filter(Boolean).join(', ') : t('anonymousAuthor');
  return (
    <span>
      <bdi>{name}</bdi> · {t(`origin.${origin}`)}
    </span>
  );
}
