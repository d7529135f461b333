import type { State } from '#meeting/state.ts';

const mostStates = 4_096;

/** States at recent revisions, so that a client coming back gets exactly what it missed. They share what did not change. */
export class History {
  #states: State[] = [];
  #first = 0;

  constructor(rev: number, state: State) {
    this.restart(rev, state);
  }

  restart(rev: number, state: State): void {
    this.#states = [state];
    this.#first = rev;
  }

  /** Adds the state of the next revision. */
  add(state: State): void {
    this.#states.push(state);
    // Cut in large steps: shifting an array at each command would cost more than keeping a few more.
    if (this.#states.length < 2 * mostStates) return;
    this.#first += this.#states.length - mostStates;
    this.#states = this.#states.slice(-mostStates);
  }

  at(rev: number): State | null {
    return this.#states[rev - this.#first] ?? null;
  }
}
