'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useObservable } from '#components/live-react/use-live.ts';
import { RefusalText } from '#components/questions/refusal-text.tsx';
import { ActButton } from './act-button.tsx';
import type { Desk } from './desk-model.ts';
import { newsOfActs } from './desk-news.ts';

const slowMs = 1_000;

/** One calm line at the bottom: what is not saved yet, or what was refused and why. */
export function DeskStatus({ desk, onKeys }: { desk: Desk; onKeys(): void }) {
  const t = useTranslations('desk');
  const { entries } = useObservable(desk.live.outbox);
  const { waiting, refused } = newsOfActs(entries);
  const isSlow = useLasting(waiting > 0, slowMs);
  const questionId = refused?.entry.command.questionId;
  const question = typeof questionId === 'string' ? desk.questions.get(questionId) : undefined;
  return (
    <footer className="flex min-h-14 flex-wrap items-center gap-3 border-t border-line bg-surface px-4 py-1 text-sm">
      <div role="status" className="min-w-0 flex-1">
        {refused ? (
          <p>
            {question && <strong>{t('number', { number: question.number })}: </strong>}
            {refused.error.code === 'conflict' ? t('overtaken') : <RefusalText error={refused.error} />}
          </p>
        ) : (
          isSlow && <p className="font-semibold">{t('notSaved', { count: waiting })}</p>
        )}
      </div>
      {refused && (
        <ActButton look="quiet" onClick={() => desk.live.discard(refused.entry.id)}>
          {t('understood')}
        </ActButton>
      )}
      <ActButton look="quiet" shortcut="?" onClick={onKeys}>
        {t('keys.open')}
      </ActButton>
    </footer>
  );
}

/** Whether something has been so for a while: what passes at once is not worth a word. */
function useLasting(isSo: boolean, ms: number): boolean {
  const [isLasting, setIsLasting] = useState(false);
  useEffect(() => {
    if (!isSo) return setIsLasting(false);
    const timer = setTimeout(() => setIsLasting(true), ms);
    return () => clearTimeout(timer);
  }, [isSo, ms]);
  return isSo && isLasting;
}
