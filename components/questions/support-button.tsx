'use client';

import { useTranslations } from 'next-intl';
import type { Live } from '#components/live/live.ts';
import { SupportIcon } from './icons.tsx';

interface SupportButtonProps {
  live: Live;
  questionId: string;
  number: number;
  votes: number;
  isMine: boolean;
  isOpen: boolean;
}

/** One tap supports, the same tap takes it back; shown at once, sent when it can be. */
export function SupportButton({ live, questionId, number, votes, isMine, isOpen }: SupportButtonProps) {
  const t = useTranslations('questions');
  return (
    <button
      type="button"
      aria-pressed={isMine}
      aria-label={t('support', { number, votes })}
      disabled={!isOpen}
      onClick={() => live.send('question.support', { questionId, on: !isMine })}
      className="flex min-h-11 min-w-14 shrink-0 items-center justify-center gap-1 rounded-lg border-2 border-line px-2 font-semibold tabular-nums aria-pressed:border-primary aria-pressed:bg-primary aria-pressed:text-on-primary disabled:opacity-60"
    >
      <SupportIcon />
      {votes}
    </button>
  );
}
