import type { Command, Heart } from '#meeting/meeting.ts';
import { stateVersion } from '#meeting/meeting.ts';
import type { Actor, Names, PersonName, Veil } from '#meeting/noun.ts';
import { Refusal } from '#meeting/refusals.ts';
import type { Audience } from '#meeting/roles.ts';
import type { State } from '#meeting/state.ts';
import type { Ack, ViewMessage } from '#meeting/wire.ts';
import { Answers } from './answers.ts';
import { decideBatch, type Pending } from './batch.ts';
import { readCommand, refuseAll, refused } from './command.ts';
import { crashPoint } from './crash-points.ts';
import { History } from './history.ts';
import { type Entry, isPassingFailure, type Log, type MeetingRow, type SeatName } from './log.ts';
import { CommandQueue } from './queue.ts';
import { createVeil, isVeiled } from './veil.ts';

/** What one committed batch changed; also told for batches that another process committed. */
export interface News {
  before: State;
  after: State;
  /** Revisions before and after. */
  from: number;
  rev: number;
  isUrgent: boolean;
}

export type SeatActor = Extract<Actor, { kind: 'seat' }>;

interface Parts {
  log: Log;
  heart: Heart;
  /** Told after each commit of this process, for hints to the others. */
  onCommit(meeting: LiveMeeting): void;
  /** Told whether the database answered. */
  onDatabase(isUp: boolean): void;
  /** Told of a failure that no rule foresaw; the sender is answered `internal`. */
  onBug(error: unknown): void;
}

const snapshotEvery = 5_000;
const retryMs = 250;

/**
 * A meeting in memory: the fold of its log, with one writer. Commands wait in a queue, are decided as
 * one batch, committed in one statement, and only then folded, answered and told.
 */
export class LiveMeeting {
  readonly id: string;
  readonly slug: string;
  readonly heart: Heart;
  readonly #log: Log;
  readonly #parts: Parts;
  readonly #people = new Map<string, PersonName>();
  readonly #queue: CommandQueue;
  readonly #newsListeners = new Set<(news: News) => void>();
  readonly #epochListeners = new Set<() => void>();
  #epoch: string;
  #rev = 0;
  #state: State;
  #veil: Veil;
  #hasKey: boolean;
  #answers = new Answers(true);
  #history: History;
  #snapshotRev = 0;
  /** Writing and reading ahead take turns, so that the fold never goes two ways. */
  #turn: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(row: MeetingRow, parts: Parts) {
    this.id = row.id;
    this.slug = row.slug;
    this.heart = parts.heart;
    this.#log = parts.log;
    this.#parts = parts;
    this.#epoch = row.epoch;
    this.#veil = createVeil(row.veilKey);
    this.#hasKey = row.veilKey !== null;
    this.#state = parts.heart.empty;
    this.#history = new History(0, this.#state);
    this.#queue = new CommandQueue((batch) => this.#inTurn(() => this.#commit(batch)));
  }

  get epoch(): string {
    return this.#epoch;
  }
  get rev(): number {
    return this.#rev;
  }
  get state(): State {
    return this.#state;
  }

  readonly names: Names = (seatId) => this.#people.get(seatId);

  /** Reads names, snapshot and log. Called once, before anybody listens. */
  async load(): Promise<void> {
    this.learn(await this.#log.seatNames({ meetingId: this.id }));
    const snapshot = await this.#log.latestSnapshot(this.id, stateVersion);
    if (snapshot) this.#restart(snapshot.rev, this.heart.load(snapshot.state, this.#veil));
    await this.#learnAndFold(await this.#log.readAfter(this.id, this.#rev));
    await this.#eraseKeyWhenClosed();
  }

  /** Gives the acknowledgement; never rejects. `command` is untrusted. */
  send(actor: SeatActor, command: unknown): Promise<Ack> {
    return this.#enqueue(actor, command);
  }

  /** A command of the product itself: seeding, office changes. */
  sendAsSystem(command: Command): Promise<Ack> {
    return this.#enqueue({ kind: 'system' }, command);
  }

  /** A fresh view for an audience, with what the seat sees of itself. */
  view(audience: Audience, seatId: string | null = null): ViewMessage {
    const { views } = this.heart;
    return {
      epoch: this.#epoch,
      rev: this.#rev,
      now: Date.now(),
      audience,
      view: views.view(this.#state, audience, this.names),
      mine: views.mine(this.#state, seatId, this.names),
    };
  }

  /** The state at a past revision, or null where it is too old, of another epoch, or not yet here. */
  stateAt(epoch: string, rev: number): State | null {
    return epoch === this.#epoch ? this.#history.at(rev) : null;
  }

  /** Reads what other processes committed, where the log is known to reach beyond ours. */
  async catchUp(rev: number): Promise<void> {
    if (rev <= this.#rev || this.#isClosed) return;
    await this.#inTurn(() => this.#readNewer());
  }

  /** Takes the meeting's row anew: another epoch means that everything is read again. */
  async refresh(): Promise<void> {
    await this.#inTurn(async () => {
      const row = await this.#log.findMeeting({ id: this.id });
      if (!row || row.epoch === this.#epoch) return this.#readNewer();
      this.#epoch = row.epoch;
      this.#veil = createVeil(row.veilKey);
      this.#hasKey = row.veilKey !== null;
      this.#people.clear();
      this.#answers = new Answers(true);
      this.#restart(0, this.heart.empty);
      await this.load();
      for (const listener of this.#epochListeners) listener();
    });
  }

  /** Makes names known. A name once known stays until a new epoch, so that views never change without a revision. */
  learn(seats: readonly SeatName[]): void {
    for (const { id, ...person } of seats) if (!this.#people.has(id)) this.#people.set(id, person);
  }

  onNews(listener: (news: News) => void): () => void {
    this.#newsListeners.add(listener);
    return () => this.#newsListeners.delete(listener);
  }

  onEpoch(listener: () => void): () => void {
    this.#epochListeners.add(listener);
    return () => this.#epochListeners.delete(listener);
  }

  /** Lets what is under way end, refuses the rest, and saves a snapshot for the next start. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#queue.close();
    await this.#turn;
    await this.#saveSnapshot().catch(() => undefined);
  }

  #enqueue(actor: Actor, untrusted: unknown): Promise<Ack> {
    const command = readCommand(untrusted);
    return command instanceof Refusal ? Promise.resolve(refused(command)) : this.#queue.add(actor, command);
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  /** Commits a batch, however often it must be decided again; waits where the database is away. */
  async #commit(batch: Pending[]): Promise<void> {
    while (!this.#isClosed) {
      const { entries, settle, refusedIds } = decideBatch(this, batch, {
        answers: this.#answers,
        veil: this.#veil,
        onBug: this.#parts.onBug,
      });
      try {
        if (await this.#recallForgotten(refusedIds)) continue;
        const result = entries.length === 0 ? 'appended' : await this.#append(entries);
        if (result === 'overtaken') await this.#readNewer();
        else if (result === 'duplicate') await this.#recall(entries.map((entry) => entry.commandId));
        else {
          await this.#fold(entries);
          settle();
          crashPoint('after_ack');
          if (entries.length > 0) await this.#afterCommit();
          return;
        }
      } catch (error) {
        if (!isPassingFailure(error)) return this.#failBatch(batch, error);
        this.#parts.onDatabase(false);
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
    refuseAll(batch, new Refusal('unavailable', { retryAfterMs: 2_000 }));
  }

  /** No rule foresaw it, and trying again would not help: the senders keep their commands and are told. */
  #failBatch(batch: readonly Pending[], error: unknown): void {
    this.#parts.onBug(error);
    refuseAll(batch, new Refusal('internal'));
  }

  async #append(entries: Entry[]) {
    crashPoint('before_commit');
    const result = await this.#log.append(this.id, this.#epoch, this.#rev, entries);
    this.#parts.onDatabase(true);
    if (result === 'appended') crashPoint('after_commit');
    return result;
  }

  /** A refused command may be the retry of one that memory has forgotten: then it gets its first answer. */
  async #recallForgotten(refusedIds: string[]): Promise<boolean> {
    if (this.#answers.isComplete || refusedIds.length === 0) return false;
    return (await this.#recall(refusedIds)) > 0;
  }

  async #recall(commandIds: string[]): Promise<number> {
    const entries = await this.#log.findEntries(commandIds);
    for (const entry of entries) {
      // An id used in another meeting is nobody's here: the mark equals no actor.
      const actor = entry.meetingId === this.id ? entry.actor : '';
      this.#answers.remember(entry.commandId, { actor, rev: entry.rev, receipt: entry.receipt });
    }
    return entries.length;
  }

  async #readNewer(): Promise<void> {
    await this.#fold(await this.#log.readAfter(this.id, this.#rev));
  }

  async #fold(entries: readonly Entry[]): Promise<void> {
    if (entries.length === 0) return;
    const before = this.#state;
    const from = this.#rev;
    const isUrgent = await this.#learnAndFold(entries);
    const news: News = { before, after: this.#state, from, rev: this.#rev, isUrgent };
    for (const listener of this.#newsListeners) listener(news);
  }

  /** Folds without telling anybody; says whether something urgent was among the changes. */
  async #learnAndFold(entries: readonly Entry[]): Promise<boolean> {
    await this.#learnActors(entries);
    let isUrgent = false;
    for (const entry of entries) {
      for (const change of entry.changes) {
        this.#state = this.heart.evolve(this.#state, change, { at: entry.at, veil: this.#veil });
        isUrgent ||= this.heart.urgent.has(change.type);
      }
      this.#rev = entry.rev;
      this.#history.add(this.#state);
      this.#answers.remember(entry.commandId, { actor: entry.actor, rev: entry.rev, receipt: entry.receipt });
    }
    return isUrgent;
  }

  /** People of another process may be new to this one. */
  async #learnActors(entries: readonly Entry[]): Promise<void> {
    const unknown = new Set<string>();
    for (const { actor } of entries) {
      if (actor !== 'system' && !isVeiled(actor) && !this.#people.has(actor)) unknown.add(actor);
    }
    if (unknown.size > 0) this.learn(await this.#log.seatNames({ ids: [...unknown] }));
  }

  async #afterCommit(): Promise<void> {
    this.#parts.onCommit(this);
    await this.#eraseKeyWhenClosed();
    // Nobody waits for a snapshot: without it a start only has more to fold.
    if (this.#rev - this.#snapshotRev >= snapshotEvery) void this.#saveSnapshot().catch(() => undefined);
  }

  /** Once the meeting is closed nobody may learn any more who asked anonymously, neither on disk nor here. */
  async #eraseKeyWhenClosed(): Promise<void> {
    if (this.#state.phase.phase !== 'closed' || !this.#hasKey) return;
    await this.#log.eraseVeilKey(this.id);
    this.#hasKey = false;
    this.#veil = createVeil(null);
    this.#restart(this.#rev, this.heart.load(this.heart.save(this.#state), this.#veil));
    // Those who listen must not know more than a newcomer reads: everybody's view comes anew.
    for (const listener of this.#epochListeners) listener();
  }

  async #saveSnapshot(): Promise<void> {
    if (this.#rev === this.#snapshotRev) return;
    await this.#log.saveSnapshot(this.id, stateVersion, {
      rev: this.#rev,
      state: this.heart.save(this.#state),
    });
    this.#snapshotRev = this.#rev;
  }

  #restart(rev: number, state: State): void {
    this.#rev = rev;
    this.#snapshotRev = rev;
    this.#state = state;
    this.#history.restart(rev, state);
    if (rev > 0) this.#answers.isComplete = false;
  }
}
