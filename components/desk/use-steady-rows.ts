'use client';

import { type PointerEvent, useEffect, useState } from 'react';
import type { QuestionRow } from '#components/live/rows.ts';
import { steadyOrder } from './steady-order.ts';

interface SteadyRows {
  rows: readonly QuestionRow[];
  onPointerMove(event: PointerEvent): void;
  onPointerLeave(): void;
}

/** While the mouse is over a list its rows stay where they are; those that are gone show what became of them. */
export function useSteadyRows(
  rows: readonly QuestionRow[],
  questions: ReadonlyMap<string, QuestionRow>,
): SteadyRows {
  const [held, setHeld] = useState<readonly string[] | null>(null);
  useEffect(() => {
    // Who works by keys wants the list to follow, wherever the mouse was left.
    const release = () => setHeld(null);
    document.addEventListener('keydown', release);
    return () => document.removeEventListener('keydown', release);
  }, []);
  const ids = rows.map((row) => row.id);
  const shown = held ? steadyOrder(held, ids) : ids;
  return {
    rows: shown.flatMap((id) => questions.get(id) ?? []),
    onPointerMove({ pointerType }) {
      if (held === null && pointerType === 'mouse') setHeld(ids);
    },
    onPointerLeave: () => setHeld(null),
  };
}
