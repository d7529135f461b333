import type { Receipt } from '#meeting/noun.ts';

/** The first answer to a command: what its retries get again. */
export interface Answer {
  actor: string;
  rev: number;
  receipt: Receipt | null;
}

const mostAnswers = 50_000;

/** Answers by command id, the newest kept in memory; older ones are in the log. */
export class Answers {
  readonly #byCommand = new Map<string, Answer>();
  /** Whether memory holds every answer of the log, so that a missing one means a new command. */
  isComplete: boolean;

  constructor(isComplete: boolean) {
    this.isComplete = isComplete;
  }

  find(commandId: string): Answer | undefined {
    return this.#byCommand.get(commandId);
  }

  remember(commandId: string, answer: Answer): void {
    this.#byCommand.set(commandId, answer);
    if (this.#byCommand.size <= mostAnswers) return;
    const [oldest] = this.#byCommand.keys();
    if (oldest !== undefined) this.#byCommand.delete(oldest);
    this.isComplete = false;
  }
}
