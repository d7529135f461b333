'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Desk } from './desk-model.ts';
import type { LaneName } from './lanes.ts';
import type { QuestionAct } from './question-acts.ts';
import { QuestionEntry } from './question-entry.tsx';
import { useSteadyRows } from './use-steady-rows.ts';

const statusOf = {
  toRead: 'received',
  approved: 'approved',
  queue: 'queued',
  answered: 'answered',
  declined: 'declined',
} as const;

interface LaneProps {
  desk: Desk;
  name: LaneName;
  main?: QuestionAct;
}

/** A list of questions whose rows do not move under the mouse. */
export function LaneRows({ desk, name, main }: LaneProps) {
  const t = useTranslations('desk');
  const { rows, ...pointer } = useSteadyRows(desk.lanes[name], desk.questions);
  if (rows.length === 0) return <p className="py-3 text-sm text-muted">{t(`empty.${name}`)}</p>;
  return (
    <ol className="divide-y divide-line" {...pointer}>
      {rows.map((question) => (
        <QuestionEntry
          key={question.id}
          desk={desk}
          question={question}
          status={statusOf[name]}
          {...(main ? { main } : {})}
        />
      ))}
    </ol>
  );
}

export function LaneHeading({
  name,
  count,
  children,
}: {
  name: LaneName;
  count: number;
  children?: ReactNode;
}) {
  const t = useTranslations('desk');
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-2">
      <h2 id={`lane-${name}`} tabIndex={-1} className="text-sm font-semibold uppercase tracking-wide">
        {t(`lane.${name}`)} <span className="ms-1 tabular-nums text-primary-strong">{count}</span>
      </h2>
      {children}
    </div>
  );
}

/** A list that is looked up now and then: closed until somebody opens it. */
export function FoldedLane({ desk, name, main }: LaneProps) {
  const t = useTranslations('desk');
  return (
    <details data-lane={name} className="border-t border-line">
      <summary className="flex min-h-11 cursor-pointer items-center gap-2 text-sm font-semibold">
        {t(`lane.${name}`)}{' '}
        <span className="tabular-nums text-primary-strong">{desk.lanes[name].length}</span>
      </summary>
      <LaneRows desk={desk} name={name} {...(main ? { main } : {})} />
    </details>
  );
}
