'use client';

import { useTranslations } from 'next-intl';
import type { HTMLAttributes } from 'react';
import type { QuestionRow } from '#components/live/rows.ts';
import { ActButton } from './act-button.tsx';
import { DeclineForm } from './decline-form.tsx';
import type { Desk } from './desk-model.ts';
import { keyOfAct } from './keys.ts';
import { LaterForm } from './later-form.tsx';
import { actsOf, type QuestionAct } from './question-acts.ts';
import { QuestionFacts } from './question-facts.tsx';

interface QuestionEntryProps {
  desk: Desk;
  question: QuestionRow;
  /** The status that belongs to this list; a row that has left it is shown as gone. */
  status: QuestionRow['status'];
  /** Acts that lead on from here; the others are quieter. */
  main?: QuestionAct;
  /** A word above the row. */
  label?: string;
  isFirst?: boolean;
  isLast?: boolean;
  drag?: HTMLAttributes<HTMLLIElement>;
}

/** One question in a list of the desk, with what can be done with it. Keys act on it while it has the focus. */
export function QuestionEntry(props: QuestionEntryProps) {
  const { desk, question, status, label, drag } = props;
  const t = useTranslations('desk');
  const isGone = question.status !== status;
  const form = desk.openForm?.questionId === question.id ? desk.openForm.kind : null;
  return (
    <li
      {...drag}
      data-question={question.id}
      tabIndex={-1}
      className={`scroll-mt-14 scroll-mb-2 rounded-md border-s-4 border-s-transparent py-3 pe-1 ps-2 focus:border-s-primary focus:bg-primary-soft ${isGone ? 'opacity-60' : ''}`}
    >
      {label && <p className="text-sm font-semibold uppercase tracking-wide text-primary-strong">{label}</p>}
      <QuestionFacts desk={desk} question={question} />
      <p className="mt-1 whitespace-pre-line wrap-anywhere" dir="auto">
        {question.text}
      </p>
      {question.reason && (
        <p className="mt-1 text-sm text-muted">
          {t(`reason.${question.reason}`)}
          {question.note && (
            <>
              {' · '}
              <bdi>{question.note}</bdi>
            </>
          )}
        </p>
      )}
      {isGone ? (
        <p className="mt-2 flex min-h-11 items-center text-sm font-semibold text-muted">
          {t(`status.${question.status}`)}
        </p>
      ) : (
        <QuestionActs {...props} />
      )}
      {form === 'decline' && <DeclineForm desk={desk} question={question} />}
      {form === 'later' && <LaterForm desk={desk} question={question} />}
    </li>
  );
}

function QuestionActs({ desk, question, main, isFirst, isLast }: QuestionEntryProps) {
  const t = useTranslations('desk');
  const acts = actsOf(question, desk.meeting.phase);
  if (acts.length === 0) return null;
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      {acts.map((act) => (
        <ActButton
          key={act}
          data-act={act}
          look={act === main ? 'main' : act === 'decline' ? 'quiet' : 'plain'}
          shortcut={keyOfAct(act)}
          aria-label={t(`actOn.${act}`, { number: question.number })}
          disabled={(act === 'up' && isFirst) || (act === 'down' && isLast)}
          onClick={() => desk.act(act, question)}
        >
          {t(`act.${act}`)}
        </ActButton>
      ))}
    </div>
  );
}
