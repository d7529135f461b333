'use client';

import { type RefObject, useEffect, useRef } from 'react';
import type { Desk } from './desk-model.ts';
import { actOfKey, type KeyAct } from './keys.ts';
import { actsOf, answerAndNext } from './question-acts.ts';

interface DeskKeys {
  desk: Desk | null;
  root: RefObject<HTMLElement | null>;
  toggleCatalogue(): void;
}

/** Keys act on the row that has the focus. They stay silent wherever somebody writes. */
export function useDeskKeys(options: DeskKeys): void {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isWriting(event.target)) return;
      const act = actOfKey(event);
      if (!act || (act === 'next' && isPressable(event.target))) return;
      event.preventDefault();
      // A key held down must not run through the queue.
      if (!event.repeat || act === 'forward' || act === 'back') obey(act, latest.current);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}

function obey(act: KeyAct, { desk, root, toggleCatalogue }: DeskKeys): void {
  if (!desk || !root.current) return;
  if (act === 'catalogue') toggleCatalogue();
  else if (act === 'forward') stepFocus(root.current, 1);
  else if (act === 'back') stepFocus(root.current, -1);
  else if (act === 'next') {
    if (desk.meeting.phase !== 'closed') desk.run(...answerAndNext(desk.lanes));
  } else {
    const id = focusedRow()?.dataset.question;
    const question = id === undefined ? undefined : desk.questions.get(id);
    if (question && actsOf(question, desk.meeting.phase).includes(act)) desk.act(act, question);
  }
}

function stepFocus(root: HTMLElement, step: 1 | -1): void {
  const rows = [...root.querySelectorAll<HTMLElement>('[data-question]')];
  const focused = focusedRow();
  const place = focused ? rows.indexOf(focused) + step : firstPlace(rows, root);
  const row = rows[Math.max(0, Math.min(rows.length - 1, place))];
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
}

/** Work waits among the questions to read. */
function firstPlace(rows: HTMLElement[], root: HTMLElement): number {
  const toRead = root.querySelector<HTMLElement>('[data-lane="toRead"] [data-question]');
  return toRead ? rows.indexOf(toRead) : 0;
}

function focusedRow(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>('[data-question]') ?? null;
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  );
}

/** The space bar presses what has the focus. */
function isPressable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('button, a, summary');
}
