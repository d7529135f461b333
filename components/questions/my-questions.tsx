'use client';

import { useTranslations } from 'next-intl';
import type { Live } from '#components/live/live.ts';
import type { OutboxEntry } from '#components/live/outbox-entry.ts';
import type { MyPart } from '#components/live/rows.ts';
import { DeliveryLine } from './delivery-line.tsx';
import { listMine, type MyListed } from './my-list.ts';
import { PathSteps } from './path-steps.tsx';
import { RefusedQuestion } from './refused-question.tsx';

interface MyQuestionsProps {
  live: Live;
  mine: MyPart;
  entries: readonly OutboxEntry[];
  isLive: boolean;
  timeZone: string;
}

/** What I asked, newest first, each with where it is. */
export function MyQuestions({ live, mine, entries, isLive, timeZone }: MyQuestionsProps) {
  const t = useTranslations('questions');
  const listed = listMine(mine, entries);
  if (listed.length === 0) return <p className="py-8 text-center text-muted">{t('mineEmpty')}</p>;
  return (
    <ul className="divide-y divide-line">
      {listed.map((item) => (
        <li key={item.id} className="py-3">
          {item.kind === 'known' ? (
            <KnownQuestion live={live} item={item} />
          ) : item.delivery.state === 'refused' ? (
            <RefusedQuestion live={live} entry={item.entry} error={item.delivery.error} />
          ) : (
            <>
              <p className="whitespace-pre-line wrap-anywhere" dir="auto">
                {item.text}
              </p>
              <p className="mt-1 text-sm font-semibold">
                <DeliveryLine delivery={item.delivery} isLive={isLive} timeZone={timeZone} />
              </p>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function KnownQuestion({ live, item }: { live: Live; item: Extract<MyListed, { kind: 'known' }> }) {
  const t = useTranslations('questions');
  const { id, number, text, path } = item.question;
  const canWithdraw = ['received', 'approved', 'queued'].includes(path.state);
  return (
    <article aria-label={t('numbered', { number })}>
      <p className="text-sm text-muted">n. {number}</p>
      <p className="whitespace-pre-line wrap-anywhere" dir="auto">
        {text}
      </p>
      <PathSteps path={path} />
      {canWithdraw && item.isLeaving && <p className="mt-2 text-sm text-muted">{t('leaving')}</p>}
      {canWithdraw && !item.isLeaving && (
        <details className="mt-1">
          <summary className="inline-flex min-h-11 cursor-pointer items-center text-sm underline">
            {t('withdraw')}
          </summary>
          <p className="text-sm">{t('withdrawAsk')}</p>
          <button
            type="button"
            className="mt-2 min-h-11 rounded-lg border-2 border-danger px-4 font-semibold text-danger"
            onClick={() => live.send('question.withdraw', { questionId: id })}
          >
            {t('withdrawYes')}
          </button>
        </details>
      )}
    </article>
  );
}
