import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { type QuestionSort, questionSorts } from '#components/questions/question-order.ts';

interface SortLinksProps {
  current: QuestionSort;
  linkTo: (change: { sort: QuestionSort }) => ComponentProps<'a'>;
}

export function SortLinks({ current, linkTo }: SortLinksProps) {
  const t = useTranslations('questions');
  return (
    <nav aria-label={t('sort.label')}>
      <ul className="flex gap-4">
        {questionSorts.map((sort) => (
          <li key={sort}>
            <a
              {...linkTo({ sort })}
              aria-current={sort === current ? 'true' : undefined}
              className="inline-flex min-h-11 items-center text-sm text-muted underline aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
            >
              {t(`sort.${sort}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
