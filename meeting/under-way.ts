import { Refusal } from './refusals.ts';
import type { State } from './state.ts';

/** Refuses `closed` once the meeting has ended: from then on the record stands. */
export function requireNotClosed(state: State): void {
  if (state.phase.phase === 'closed') throw new Refusal('closed');
}

/** Refuses `closed` to a participant outside open, running and paused. */
export function requireUnderWay(state: State): void {
  if (state.phase.phase === 'draft' || state.phase.phase === 'closed') throw new Refusal('closed');
}
