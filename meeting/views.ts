import type { Collection, MineRule, Names, Noun, Row } from './noun.ts';
import type { Audience } from './roles.ts';
import type { State } from './state.ts';

/** Rows by collection, as one audience sees them. */
export type View = Record<string, Row[]>;

/** What turns an older view into the present one: whole rows, and ids that are gone for this audience. */
export interface ViewPatch {
  put: Record<string, Row[]>;
  drop: Record<string, string[]>;
}

/** What a seat sees of itself beside its audience's view. */
export interface Mine {
  seat: {
    id: string;
    name: string;
    body: string | null;
    origin: string;
  } | null;
  [part: string]: unknown;
}

/** The one place where it is decided who sees what. */
export interface Views {
  view(state: State, audience: Audience, names: Names): View;
  /** `view(before)` with this patch is `view(after)`; cost grows with the difference, not with the meeting. */
  patch(before: State, after: State, audience: Audience, names: Names): ViewPatch;
  mine(state: State, seatId: string | null, names: Names): Mine;
  /** Seats whose `mine` differs between the two states, perhaps a few more. */
  mineChanged(before: State, after: State): Set<string>;
}

/** Collections of protocol version 1 that clients may read before a noun fills them. */
const promised = ['meeting', 'agenda', 'questions', 'floor', 'people', 'notices', 'polls'];

const nobodysMine = { questions: [], votes: [], floor: null };

export function createViews(nouns: readonly Noun[]): Views {
  const collections = new Map(nouns.flatMap((noun) => Object.entries(noun.collections)));
  const rules = nouns.flatMap((noun) => noun.mine ?? []);
  return {
    view: (state, audience, names) => {
      const view: View = Object.fromEntries(promised.map((name) => [name, []]));
      for (const [name, collection] of collections) view[name] = rowsFor(collection, state, audience, names);
      return view;
    },
    patch: (before, after, audience, names) => {
      const patch: ViewPatch = { put: {}, drop: {} };
      for (const [name, collection] of collections) {
        const { put, drop } = difference(collection, before, after, audience, names);
        if (put.length > 0) patch.put[name] = put;
        if (drop.length > 0) patch.drop[name] = drop;
      }
      return patch;
    },
    mine: (state, seatId, names) => mineOf(rules, state, seatId, names),
    mineChanged: (before, after) => new Set(rules.flatMap((rule) => [...rule.changed(before, after)])),
  };
}

function rowsFor(collection: Collection, state: State, audience: Audience, names: Names): Row[] {
  const rows: Row[] = [];
  for (const id of collection.ids(state)) {
    const row = collection.row(state, id, audience, names);
    if (row) rows.push(row);
  }
  const { order } = collection;
  return order ? rows.sort((a, b) => order(a) - order(b)) : rows;
}

function difference(collection: Collection, before: State, after: State, audience: Audience, names: Names) {
  const ids = new Set(
    collection.changed?.(before, after) ?? [...collection.ids(before), ...collection.ids(after)],
  );
  const put: Row[] = [];
  const drop: string[] = [];
  for (const id of ids) {
    const old = collection.row(before, id, audience, names);
    const row = collection.row(after, id, audience, names);
    if (row === null) {
      if (old !== null) drop.push(id);
    } else if (old === null || JSON.stringify(old) !== JSON.stringify(row)) {
      put.push(row);
    }
  }
  return { put, drop };
}

function mineOf(rules: readonly MineRule[], state: State, seatId: string | null, names: Names): Mine {
  const person = seatId === null ? undefined : names(seatId);
  if (seatId === null || person === undefined) return { seat: null, ...nobodysMine };
  const { name, body, origin } = person;
  const parts = rules.map((rule) => rule.part(state, seatId, names));
  return Object.assign({ seat: { id: seatId, name, body, origin } }, nobodysMine, ...parts);
}
