import type { ZodObject } from 'zod';
import type { RateClass } from './limits.ts';
import type { Audience, Origin, Role } from './roles.ts';
import type { State } from './state.ts';

/** Who sends a command: a seat with its rights, or the product itself (seeding, office changes). */
export type Actor =
  | { kind: 'seat'; seatId: string; origin: Origin; roles: readonly Role[] }
  | { kind: 'system' };

/** A fact that was committed: past tense, plain JSON, never a name of a person. */
export interface Change {
  type: string;
  [field: string]: unknown;
}

/**
 * Hides who did something anonymously. `hide` gives a mark that means nothing without the meeting's
 * key; `reveal` reads it back, or gives null once the key is erased. `rowId` makes each mark different.
 */
export interface Veil {
  hide(seatId: string, rowId: string): string;
  reveal(mark: string, rowId: string): string | null;
}

/** What a rule may know beside state, actor and command: the heart has no clock and no key of its own. */
export interface Context {
  /** Milliseconds since 1970, the server's clock. */
  now: number;
  veil: Veil;
}

/** Names of people, kept outside the log: by a seat's id. */
export type Names = (seatId: string) => PersonName | undefined;
export interface PersonName {
  name: string;
  body: string | null;
  honorific: string | null;
  position: string | null;
  origin: Origin;
}

export interface Receipt {
  number: number;
  at: number;
}

export interface Decision {
  changes: Change[];
  receipt?: Receipt;
  /** The log must not say who did this; the actor is kept veiled. */
  isAnonymous?: boolean;
}

/** Who may send a command: any seat, the holder of one of the roles, or only the product itself. */
export type Sender = 'seat' | 'system' | readonly Role[];

export interface CommandRule {
  sender: Sender;
  /** Fields beside `id` and `type`; unknown keys are refused. */
  schema: ZodObject;
  /** Counted against the sending seat, with all commands of the same class. */
  rate?: RateClass;
  /** Gives what changes; throws a Refusal. Reads `state`, changes nothing. */
  // biome-ignore lint/suspicious/noExplicitAny: each rule names its own fields; `command` checks them against the schema.
  decide(state: State, actor: Actor, fields: any, context: Context): Decision;
}

/** One list of rows in a view. */
export interface Collection {
  /** Ids of all rows that anybody might see. */
  ids(state: State): Iterable<string>;
  /** Ids whose row may look different to somebody; missing: every row is compared. */
  changed?(before: State, after: State): Iterable<string>;
  /** The row as this audience sees it, or null where it may not. */
  row(state: State, id: string, audience: Audience, names: Names): Row | null;
  /** Where the row stands in a fresh view. */
  order?(row: Row): number;
}

export interface Row {
  id: string;
  [field: string]: unknown;
}

/** What one seat sees of itself. */
export interface MineRule {
  /** Parts of `mine` for this seat. */
  part(state: State, seatId: string, names: Names): Record<string, unknown>;
  /** Seats whose part may differ between the two states. */
  changed(before: State, after: State): Iterable<string>;
}

/** A noun of the meeting: its rows, commands, rules, and who may see what, all in one place. */
export interface Noun<Name extends keyof State = keyof State> {
  name: Name;
  empty: State[Name];
  commands: Record<string, CommandRule>;
  /** Folds one change into the noun's slice. Never refuses: what is in the log has happened. */
  evolve: Record<string, (slice: State[Name], change: never, at: EvolveContext) => State[Name]>;
  collections: Record<string, Collection>;
  mine?: MineRule;
  /** Change types that are shown at once and not at the next tick. */
  urgent?: readonly string[];
  /** Plain JSON for a snapshot; what only lives in memory stays out. Missing: the slice as it is. */
  save?(slice: State[Name]): unknown;
  load?(saved: never, veil: Veil): State[Name];
}

export interface EvolveContext {
  /** When the change was committed, in ms since 1970. */
  at: number;
  veil: Veil;
}

/** A state as it is stored in a snapshot: one entry a noun. */
export type SavedState = Record<string, unknown>;
