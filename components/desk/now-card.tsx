'use client';

import { useTranslations } from 'next-intl';
import type { QuestionRow } from '#components/live/rows.ts';
import { useServerNow } from '#components/live-react/use-live.ts';
import { ActButton } from './act-button.tsx';
import { DeclineForm } from './decline-form.tsx';
import type { Desk } from './desk-model.ts';
import { keyOfAct } from './keys.ts';
import { LaterForm } from './later-form.tsx';
import { actsOf, answerAndNext } from './question-acts.ts';
import { QuestionFacts } from './question-facts.tsx';

/** Where the eye rests: the question on air, how long it has been, and the next act as the largest button. */
export function NowCard({ desk }: { desk: Desk }) {
  const t = useTranslations('desk');
  const { onAir, queue } = desk.lanes;
  const isClosed = desk.meeting.phase === 'closed';
  return (
    <section
      data-lane="onAir"
      aria-labelledby="lane-onAir"
      className="rounded-lg border-2 border-primary bg-surface p-4 xl:shrink-0"
    >
      <div className="flex min-h-8 items-center justify-between gap-3">
        <h2 id="lane-onAir" tabIndex={-1} className="text-sm font-semibold uppercase tracking-wide">
          {t('now')}
        </h2>
        {onAir?.airedAt && <AirTime desk={desk} airedAt={onAir.airedAt} />}
      </div>
      {onAir ? (
        <OnAir desk={desk} question={onAir} />
      ) : (
        <p className="py-2 text-muted">{t('nothingOnAir')}</p>
      )}
      {!isClosed && (onAir || queue.length > 0) && (
        <ActButton
          look="main"
          className="mt-3 w-full text-base"
          shortcut={keyOfAct('next')}
          onClick={() => desk.run(...answerAndNext(desk.lanes))}
        >
          {onAir ? t(queue.length > 0 ? 'answeredAndNext' : 'answeredLast') : t('airFirst')}
          <kbd className="rounded border border-current px-1.5 text-xs font-normal">{t('keys.space')}</kbd>
        </ActButton>
      )}
    </section>
  );
}

/** From here on the question is set smaller, so that the queue stays in sight. */
const longText = 160;

function OnAir({ desk, question }: { desk: Desk; question: QuestionRow }) {
  const t = useTranslations('desk');
  const form = desk.openForm?.questionId === question.id ? desk.openForm.kind : null;
  return (
    <div data-question={question.id} tabIndex={-1} className="rounded-md focus:bg-primary-soft">
      <p
        dir="auto"
        className={`mt-1 whitespace-pre-line font-semibold leading-snug wrap-anywhere ${question.text.length > longText ? 'text-lg' : 'text-2xl'}`}
      >
        {question.text}
      </p>
      <div className="mt-2">
        <QuestionFacts desk={desk} question={question} />
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        {actsOf(question, desk.meeting.phase).map((act) => (
          <ActButton
            key={act}
            data-act={act}
            look={act === 'decline' ? 'quiet' : 'plain'}
            shortcut={keyOfAct(act)}
            onClick={() => desk.act(act, question)}
          >
            {t(act === 'unqueue' ? 'act.takeOff' : `act.${act}`)}
          </ActButton>
        ))}
      </div>
      {form === 'decline' && <DeclineForm desk={desk} question={question} />}
      {form === 'later' && <LaterForm desk={desk} question={question} />}
    </div>
  );
}

function AirTime({ desk, airedAt }: { desk: Desk; airedAt: number }) {
  const t = useTranslations('desk');
  const now = useServerNow(desk.live, desk.drawnAt);
  const seconds = Math.max(0, Math.floor((now - airedAt) / 1_000));
  const shown = `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span role="timer" aria-label={t('airTime')} className="text-xl font-semibold tabular-nums">
      {shown}
    </span>
  );
}
