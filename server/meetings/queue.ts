import { limits } from '#meeting/limits.ts';
import type { Command } from '#meeting/meeting.ts';
import type { Actor } from '#meeting/noun.ts';
import { Refusal } from '#meeting/refusals.ts';
import type { Ack } from '#meeting/wire.ts';
import type { Pending } from './batch.ts';
import { refused } from './command.ts';

/**
 * Commands of one meeting in the order in which they came. While one batch commits, the next gathers:
 * the busier the meeting, the larger the batch. Bounded: beyond the limit a command is refused at once.
 */
export class CommandQueue {
  #waiting: Pending[] = [];
  #isDraining = false;
  #isClosed = false;
  readonly #commit: (batch: Pending[]) => Promise<void>;

  constructor(commit: (batch: Pending[]) => Promise<void>) {
    this.#commit = commit;
  }

  add(actor: Actor, command: Command): Promise<Ack> {
    if (this.#isClosed || this.#waiting.length >= limits.waitingCommands) {
      return Promise.resolve(refused(new Refusal('unavailable', { retryAfterMs: 2_000 })));
    }
    return new Promise((resolve) => {
      this.#waiting.push({ actor, command, resolve });
      void this.#drain();
    });
  }

  close(): void {
    this.#isClosed = true;
  }

  async #drain(): Promise<void> {
    if (this.#isDraining) return;
    this.#isDraining = true;
    // What arrives in the same turn of the event loop belongs to the same batch.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, limits.batchSize);
      await this.#commit(batch);
    }
    this.#isDraining = false;
  }
}
