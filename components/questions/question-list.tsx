'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Live } from '#components/live/live.ts';
import type { OutboxEntry } from '#components/live/outbox-entry.ts';
import type { MeetingRow, MyPart, QuestionRow } from '#components/live/rows.ts';
import { QuestionCard } from './question-card.tsx';
import { type QuestionSort, waitingQuestions } from './question-order.ts';
import { readSupports } from './supports.ts';
import { useCalmOrder } from './use-calm-order.ts';

interface QuestionListProps {
  live: Live;
  meeting: MeetingRow;
  questions: readonly QuestionRow[];
  mine: MyPart;
  entries: readonly OutboxEntry[];
  sort: QuestionSort;
}

const pageSize = 50;

/** Everybody's questions: those that wait, then those that were answered. */
export function QuestionList({ live, meeting, questions, mine, entries, sort }: QuestionListProps) {
  const t = useTranslations('questions');
  const [shownCount, setShownCount] = useState(pageSize);
  const waiting = waitingQuestions(questions, sort);
  const byId = new Map(waiting.map((question) => [question.id, question]));
  const order = useCalmOrder([...byId.keys()], sort);
  const supportOf = readSupports(mine.votes, entries);
  const myIds = new Set(mine.questions.map(({ id }) => id));
  const isSupportOpen = mine.seat !== null && meeting.settings.support && meeting.phase !== 'closed';
  const card = (question: QuestionRow) => {
    const { isMine, votes } = supportOf(question);
    return (
      <QuestionCard
        key={question.id}
        live={live}
        question={question}
        votes={votes}
        isSupported={isMine}
        canSupport={isSupportOpen && !myIds.has(question.id)}
      />
    );
  };
  const answered = questions.filter(({ status }) => status === 'answered');
  return (
    <>
      {waiting.length === 0 && <p className="py-8 text-center text-muted">{t('empty')}</p>}
      <ul className="divide-y divide-line">
        {order.slice(0, shownCount).map((id) => {
          const question = byId.get(id);
          return question && card(question);
        })}
      </ul>
      {order.length > shownCount && (
        <button
          type="button"
          className="min-h-11 w-full font-semibold text-primary-strong underline"
          onClick={() => setShownCount(shownCount + pageSize)}
        >
          {t('more', { count: order.length - shownCount })}
        </button>
      )}
      {answered.length > 0 && (
        <details className="mt-4 border-t border-line">
          <summary className="min-h-11 cursor-pointer py-3 font-semibold">
            {t('answered', { count: answered.length })}
          </summary>
          <ul className="divide-y divide-line">{answered.map(card)}</ul>
        </details>
      )}
    </>
  );
}
