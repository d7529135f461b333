import type { Command, Heart } from '#meeting/meeting.ts';
import type { Actor, Decision, Veil } from '#meeting/noun.ts';
import { Refusal } from '#meeting/refusals.ts';
import type { State } from '#meeting/state.ts';
import type { Ack } from '#meeting/wire.ts';
import type { Answer, Answers } from './answers.ts';
import { refused } from './command.ts';
import type { Entry } from './log.ts';
import { isVeiled } from './veil.ts';

/** A command that waits for its answer. */
export interface Pending {
  actor: Actor;
  command: Command;
  resolve(ack: Ack): void;
}

export interface BatchDecision {
  /** To be committed, in order; empty when all were refused or retries. */
  entries: Entry[];
  /** Commands that were refused: perhaps retries that memory has forgotten. */
  refusedIds: string[];
  /** Gives everybody their answer. Called only after the commit. */
  settle(): void;
}

/** Decides the commands of a batch one after the other, each seeing what those before it would change. */
export function decideBatch(
  meeting: { heart: Heart; state: State; rev: number },
  batch: readonly Pending[],
  { answers, veil, onBug }: { answers: Answers; veil: Veil; onBug(error: unknown): void },
): BatchDecision {
  const { heart } = meeting;
  let { state } = meeting;
  const entries: Entry[] = [];
  const refusedIds: string[] = [];
  const fresh = new Map<string, Answer>();
  const acks = batch.map(({ actor, command }): Ack => {
    const first = answers.find(command.id) ?? fresh.get(command.id);
    if (first) return answerAgain(first, actor, command.id, veil);
    const now = Date.now();
    try {
      const decision = heart.decide(state, actor, command, { now, veil });
      const entry = entryOf(decision, actor, command.id, meeting.rev + entries.length + 1, now, veil);
      for (const change of entry.changes) state = heart.evolve(state, change, { at: now, veil });
      entries.push(entry);
      fresh.set(command.id, entry);
      return accepted(entry);
    } catch (error) {
      if (error instanceof Refusal) {
        refusedIds.push(command.id);
        return refused(error);
      }
      onBug(error);
      return refused(new Refusal('internal'));
    }
  });
  return {
    entries,
    refusedIds,
    settle: () => {
      for (const [index, pending] of batch.entries()) pending.resolve(acks[index] as Ack);
    },
  };
}

/** The same person gets the first answer again; anybody else learns only that the id is taken. */
function answerAgain(first: Answer, actor: Actor, commandId: string, veil: Veil): Ack {
  const author = isVeiled(first.actor) ? veil.reveal(first.actor, commandId) : first.actor;
  const isSame = actor.kind === 'system' ? author === 'system' : author === actor.seatId;
  return isSame ? accepted(first) : refused(new Refusal('conflict', { field: 'id' }));
}

function accepted({ rev, receipt }: Answer): Ack {
  return receipt === null ? { ok: true, rev } : { ok: true, rev, receipt };
}

function entryOf(
  decision: Decision,
  actor: Actor,
  commandId: string,
  rev: number,
  at: number,
  veil: Veil,
): Entry {
  const who = actor.kind === 'system' ? 'system' : actor.seatId;
  return {
    rev,
    commandId,
    actor: decision.isAnonymous ? veil.hide(who, commandId) : who,
    at,
    changes: decision.changes,
    receipt: decision.receipt ?? null,
  };
}
