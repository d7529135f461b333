'use client';

import { memo } from 'react';
import type { Live } from '#components/live/live.ts';
import type { QuestionRow } from '#components/live/rows.ts';
import { AuthorLine } from './author-line.tsx';
import { SupportButton } from './support-button.tsx';

interface QuestionCardProps {
  live: Live;
  question: QuestionRow;
  votes: number;
  isSupported: boolean;
  canSupport: boolean;
}

/** One question of the list. Drawn again only when something of it changes: lists are long, votes frequent. */
export const QuestionCard = memo(function QuestionCard(props: QuestionCardProps) {
  const { live, question, votes, isSupported, canSupport } = props;
  return (
    <li className="flex items-start gap-3 py-3">
      <div className="min-w-0 flex-1">
        <p className="whitespace-pre-line wrap-anywhere" dir="auto">
          {question.text}
        </p>
        <p className="mt-1 text-sm text-muted">
          n. {question.number} · <AuthorLine question={question} />
        </p>
        {question.answer && (
          <p className="mt-2 whitespace-pre-line border-s-4 border-line ps-3 wrap-anywhere" dir="auto">
            {question.answer}
          </p>
        )}
      </div>
      {question.status === 'approved' && (
        <SupportButton
          live={live}
          questionId={question.id}
          number={question.number}
          votes={votes}
          isMine={isSupported}
          isOpen={canSupport}
        />
      )}
    </li>
  );
});
