import type { Ack } from '#meeting/wire.ts';
import type { Command } from './connection.ts';
import { createObservable, type Observable } from './observable.ts';
import type { OutboxDatabase, OutboxRecord } from './outbox-database.ts';
import {
  type Delivery,
  isKeptWhenRefused,
  isPassing,
  type OutboxEntry,
  type OutboxSnapshot,
} from './outbox-entry.ts';

export interface OutboxOptions {
  slug: string;
  database: OutboxDatabase;
  /** The server's answer; rejects when it did not come. */
  deliver(command: Command): Promise<Ack>;
  canDeliver(): boolean;
}

const retryMs = 2_000;
/** How long another window may hold the turn to send before it is taken for frozen. */
const turnMs = 10_000;

interface Heard {
  lane: string;
  id: string;
  delivery: Delivery | null;
}

/** Keeps each command on the device until the server has it: through lost links, reloads and closed windows. */
export class Outbox {
  readonly snapshot: Observable<OutboxSnapshot>;
  readonly #snapshot = createObservable<OutboxSnapshot>({ entries: [], isDurable: true });
  readonly #options: OutboxOptions;
  /** What the server has decided: a list read before that must not bring it back as waiting. */
  readonly #decided = new Set<string>();
  #channel: BroadcastChannel | undefined;
  #lane: string | null = null;
  #isDraining = false;
  #isAskedAgain = false;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: OutboxOptions) {
    this.snapshot = this.#snapshot;
    this.#options = options;
  }

  /** From now on for this seat: what another person left on the same device is not theirs to send. */
  async serve(seatId: string | null): Promise<void> {
    const lane = seatId === null ? null : `${this.#options.slug}/${seatId}`;
    if (lane === this.#lane) return;
    this.#lane = lane;
    this.#publish([]);
    if (lane === null) return;
    this.#listen();
    await this.#recall(lane);
    await this.drain();
  }

  /** Resolves when the command is kept on the device and was offered to the server. */
  async add(command: Command): Promise<void> {
    const lane = this.#lane;
    if (lane === null) {
      return this.#show({ id: command.id, command, delivery: refusedUnknown });
    }
    this.#decided.delete(command.id);
    this.#show({ id: command.id, command, delivery: { state: 'waiting' } });
    await this.#options.database.put({ lane, id: command.id, command });
    this.#publish(this.#entries);
    this.#tell({ lane, id: command.id, delivery: { state: 'waiting' } });
    await this.drain();
  }

  /** Takes a refused command off the device. */
  async discard(id: string): Promise<void> {
    this.#publish(this.#entries.filter((entry) => entry.id !== id));
    await this.#options.database.remove(id);
    if (this.#lane !== null) this.#tell({ lane: this.#lane, id, delivery: null });
  }

  /** Forgets what was received without a receipt once the store shows it. */
  forgetUpTo(rev: number): void {
    const isShown = ({ delivery }: OutboxEntry) =>
      delivery.state === 'received' && delivery.rev <= rev && delivery.receipt === undefined;
    if (this.#entries.some(isShown)) this.#publish(this.#entries.filter((entry) => !isShown(entry)));
  }

  /** Sends what waits, in order, one window of the device at a time. */
  async drain(): Promise<void> {
    if (this.#isDraining) {
      this.#isAskedAgain = true;
      return;
    }
    this.#isDraining = true;
    clearTimeout(this.#retryTimer);
    try {
      do {
        this.#isAskedAgain = false;
        const lane = this.#lane;
        if (lane !== null && this.#options.canDeliver()) await inTurn(lane, () => this.#sendAll(lane));
      } while (this.#isAskedAgain);
    } finally {
      this.#isDraining = false;
    }
  }

  close(): void {
    clearTimeout(this.#retryTimer);
    this.#lane = null;
    this.#channel?.close();
    this.#channel = undefined;
  }

  get #entries(): readonly OutboxEntry[] {
    return this.#snapshot.getSnapshot().entries;
  }

  async #sendAll(lane: string): Promise<void> {
    for (;;) {
      const next = (await this.#options.database.list(lane)).find((record) => record.error === undefined);
      if (!next || lane !== this.#lane || !this.#options.canDeliver()) return;
      const retryAfterMs = await this.#sendOne(next);
      if (retryAfterMs !== null) {
        this.#retryTimer = setTimeout(() => void this.drain(), retryAfterMs);
        return;
      }
    }
  }

  /** Milliseconds to wait before trying again, or null when the server has decided. */
  async #sendOne(record: OutboxRecord): Promise<number | null> {
    let ack: Ack;
    try {
      ack = await this.#options.deliver(record.command);
    } catch {
      return retryMs;
    }
    if (!ack.ok && isPassing(ack.error)) return ack.error.retryAfterMs ?? retryMs;
    await this.#settle(record, ack);
    return null;
  }

  async #settle(record: OutboxRecord, ack: Ack): Promise<void> {
    const { database } = this.#options;
    if (!ack.ok && isKeptWhenRefused(record.command)) await database.put({ ...record, error: ack.error });
    else await database.remove(record.id);
    const delivery = deliveryOf(ack);
    this.#decided.add(record.id);
    if (record.lane === this.#lane) this.#show({ id: record.id, command: record.command, delivery });
    this.#tell({ lane: record.lane, id: record.id, delivery });
  }

  /** Brings back what was kept, at opening and when another window wrote. */
  async #recall(lane: string): Promise<void> {
    const records = await this.#options.database.list(lane);
    if (lane !== this.#lane) return;
    const kept = records.filter((record) => !this.#decided.has(record.id)).map(entryOf);
    const ids = new Set(kept.map((entry) => entry.id));
    const settled = this.#entries.filter((entry) => !ids.has(entry.id));
    this.#publish([...settled, ...kept]);
  }

  #listen(): void {
    if (this.#channel || typeof BroadcastChannel === 'undefined') return;
    this.#channel = new BroadcastChannel('tavolo-outbox');
    this.#channel.onmessage = ({ data }: MessageEvent<Heard>) => void this.#hear(data);
  }

  async #hear({ lane, id, delivery }: Heard): Promise<void> {
    if (lane !== this.#lane) return;
    if (delivery?.state === 'waiting') {
      this.#decided.delete(id);
      await this.#recall(lane);
      return this.drain();
    }
    this.#decided.add(id);
    const entry = this.#entries.find((candidate) => candidate.id === id);
    if (delivery && entry) this.#show({ ...entry, delivery });
    else this.#publish(this.#entries.filter((candidate) => candidate.id !== id));
  }

  #tell(heard: Heard): void {
    this.#channel?.postMessage(heard);
  }

  #show(entry: OutboxEntry): void {
    const place = this.#entries.findIndex(({ id }) => id === entry.id);
    this.#publish(place < 0 ? [...this.#entries, entry] : this.#entries.with(place, entry));
  }

  #publish(entries: readonly OutboxEntry[]): void {
    this.#snapshot.set({ entries, isDurable: this.#options.database.isDurable() });
  }
}

const refusedUnknown: Delivery = { state: 'refused', error: { code: 'unauthenticated' } };

function deliveryOf(ack: Ack): Delivery {
  if (!ack.ok) return { state: 'refused', error: ack.error };
  return { state: 'received', rev: ack.rev, ...(ack.receipt ? { receipt: ack.receipt } : {}) };
}

function entryOf({ id, command, error }: OutboxRecord): OutboxEntry {
  return { id, command, delivery: error ? { state: 'refused', error } : { state: 'waiting' } };
}

/**
 * One window at a time, so that two of them do not send the same command. Where locks are missing (plain
 * http) or the other window is frozen, it is sent all the same: the server knows an id it has answered.
 */
async function inTurn(lane: string, work: () => Promise<void>): Promise<void> {
  const locks = globalThis.navigator?.locks;
  if (!locks) return work();
  let hasTurn = false;
  const begin = () => {
    hasTurn = true;
    return work();
  };
  try {
    await locks.request(`tavolo-outbox:${lane}`, { signal: AbortSignal.timeout(turnMs) }, begin);
  } catch (error) {
    if (hasTurn) throw error;
    await work();
  }
}
