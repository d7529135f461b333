import type { QuestionRow } from '#components/live/rows.ts';

export const questionSorts = ['support', 'newest'] as const;
export type QuestionSort = (typeof questionSorts)[number];

/** Questions that wait for their turn, sorted as the reader wants; the one on air and the answered are elsewhere. */
export function waitingQuestions(rows: readonly QuestionRow[], sort: QuestionSort): QuestionRow[] {
  const waiting = rows.filter(({ status }) => status === 'approved');
  if (sort === 'newest') return waiting.sort((a, b) => b.number - a.number);
  return waiting.sort((a, b) => b.votes - a.votes || a.number - b.number);
}

/**
 * The order to show when `wished` is the true one and `shown` what the reader looks at: nothing moves
 * under the thumb, what is gone leaves, what is new comes at the end.
 */
export function calmOrder(shown: readonly string[], wished: readonly string[]): string[] {
  const present = new Set(wished);
  const kept = shown.filter((id) => present.has(id));
  const known = new Set(kept);
  return [...kept, ...wished.filter((id) => !known.has(id))];
}
