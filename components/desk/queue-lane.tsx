'use client';

import { useTranslations } from 'next-intl';
import { type DragEvent, useState } from 'react';
import type { Desk } from './desk-model.ts';
import { LaneHeading } from './lane.tsx';
import { queueCommand } from './question-acts.ts';
import { QuestionEntry } from './question-entry.tsx';
import { moveByDrop } from './queue-moves.ts';

/** The one queue: the first row is next. Ordered by drag, by buttons and by keys. */
export function QueueLane({ desk }: { desk: Desk }) {
  const t = useTranslations('desk');
  const { queue } = desk.lanes;
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const stop = () => {
    setDragged(null);
    setOver(null);
  };
  const drop = (event: DragEvent, onto: string) => {
    event.preventDefault();
    const ids = queue.map((row) => row.id);
    const before = dragged === null ? undefined : moveByDrop(ids, dragged, onto);
    if (dragged !== null && before !== undefined) desk.run(queueCommand(dragged, before));
    stop();
  };
  const dragOf = (id: string) => ({
    draggable: desk.meeting.phase !== 'closed',
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = 'move';
      // Without data Firefox does not begin to drag.
      event.dataTransfer.setData('text/plain', id);
      setDragged(id);
    },
    onDragOver: (event: DragEvent) => {
      if (dragged === null) return;
      event.preventDefault();
      setOver(id);
    },
    onDrop: (event: DragEvent) => drop(event, id),
    onDragEnd: stop,
    'data-over': over === id && dragged !== id ? true : undefined,
  });
  return (
    <section
      data-lane="queue"
      aria-labelledby="lane-queue"
      className="relative mt-4 xl:min-h-48 xl:flex-1 xl:overflow-y-auto"
    >
      <div className="sticky top-0 z-10 bg-surface">
        <LaneHeading name="queue" count={queue.length} />
      </div>
      {queue.length === 0 && <p className="py-3 text-sm text-muted">{t('empty.queue')}</p>}
      <ol className="divide-y divide-line [&>li]:data-over:bg-primary-soft [&>li:first-child]:bg-primary-soft/50">
        {queue.map((question, index) => (
          <QuestionEntry
            key={question.id}
            desk={desk}
            question={question}
            status="queued"
            isFirst={index === 0}
            isLast={index === queue.length - 1}
            drag={dragOf(question.id)}
            {...(index === 0 ? { main: 'air', label: t('next') } : {})}
          />
        ))}
      </ol>
    </section>
  );
}
