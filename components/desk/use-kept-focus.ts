'use client';

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

interface Place {
  lane: string | undefined;
  questionId: string;
  index: number;
  act: string | undefined;
}

/** When an act takes away the row that had the focus, the focus goes on to the next row of that list. */
export function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  const last = useRef<Place | null>(null);
  useEffect(() => {
    const remember = (event: FocusEvent) => {
      last.current = placeOf(event.target);
    };
    // Who clicks beside the rows wants the focus there.
    const forget = () => {
      last.current = null;
    };
    document.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', forget);
    return () => {
      document.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', forget);
    };
  }, []);
  useLayoutEffect(() => {
    if (!root.current || !last.current || document.activeElement !== document.body) return;
    const target = findAgain(root.current, last.current);
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: 'nearest' });
  });
}

function placeOf(target: EventTarget | null): Place | null {
  if (!(target instanceof HTMLElement)) return null;
  const row = target.closest<HTMLElement>('[data-question]');
  const lane = row?.closest<HTMLElement>('[data-lane]');
  if (!row || !lane) return null;
  const rows = [...lane.querySelectorAll<HTMLElement>('[data-question]')];
  return {
    lane: lane.dataset.lane,
    questionId: row.dataset.question ?? '',
    index: rows.indexOf(row),
    act: target.closest<HTMLElement>('[data-act]')?.dataset.act,
  };
}

function findAgain(root: HTMLElement, place: Place): HTMLElement | null {
  const lane = root.querySelector<HTMLElement>(`[data-lane="${place.lane}"]`);
  if (!lane) return null;
  const rows = [...lane.querySelectorAll<HTMLElement>('[data-question]')];
  const same = rows.find((row) => row.dataset.question === place.questionId);
  if (same) return same.querySelector<HTMLElement>(`[data-act="${place.act}"]:enabled`) ?? same;
  return rows[Math.min(place.index, rows.length - 1)] ?? lane.querySelector<HTMLElement>('h2');
}
