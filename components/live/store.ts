import type { Row } from '#meeting/noun.ts';
import type { View } from '#meeting/views.ts';
import type { PatchMessage, PulseMessage, ViewMessage } from '#meeting/wire.ts';
import { createObservable, type Observable } from './observable.ts';
import type { MyPart, RowTypes } from './rows.ts';

type Table = ReadonlyMap<string, Row>;

/** What this device knows of the meeting; never altered, each news makes a new one. */
export interface Snapshot {
  /** Null until the first view. */
  epoch: string | null;
  rev: number;
  tables: Readonly<Record<string, Table>>;
  mine: MyPart;
  /** People connected now; null until the first pulse. */
  present: { hall: number; remote: number } | null;
}

export interface Store extends Observable<Snapshot> {
  /** False when the view is older than what is shown, which stays. */
  applyView(message: ViewMessage): boolean;
  /** False when the patch starts from another revision: nothing was applied, ask to resume. */
  applyPatch(message: PatchMessage): boolean;
  applyPulse(message: PulseMessage): void;
  /** Milliseconds since 1970 on the server's clock; the device's own clock may be a day off. */
  serverNow(): number;
}

const empty: Snapshot = {
  epoch: null,
  rev: -1,
  tables: {},
  mine: { seat: null, questions: [], votes: [] },
  present: null,
};

/**
 * The rows of a meeting as one audience sees them, kept true by views and patches.
 * `elapsed` is a monotonic clock in milliseconds.
 */
export function createStore(initial?: ViewMessage, elapsed: () => number = () => performance.now()): Store {
  const state = createObservable(initial ? fromView(empty, initial) : empty);
  let clock = { server: initial?.now ?? 0, at: elapsed() };
  const hear = (now: number) => {
    clock = { server: now, at: elapsed() };
  };
  const serverNow = () => clock.server + elapsed() - clock.at;
  return {
    getSnapshot: state.getSnapshot,
    subscribe: state.subscribe,
    serverNow,
    applyView(message) {
      const current = state.getSnapshot();
      if (message.epoch === current.epoch && message.rev < current.rev) return false;
      hear(message.now);
      state.set(fromView(current, message));
      return true;
    },
    applyPatch(message) {
      const current = state.getSnapshot();
      if (message.epoch !== current.epoch || message.from !== current.rev || message.rev < message.from)
        return false;
      // A patch is built once for all who need it, perhaps a while before this one asked.
      if (message.now > serverNow()) hear(message.now);
      state.set(withPatch(current, message));
      return true;
    },
    applyPulse(message) {
      hear(message.now);
      const current = state.getSnapshot();
      const { hall, remote } = message.present;
      if (current.present?.hall === hall && current.present.remote === remote) return;
      state.set({ ...current, present: { hall, remote } });
    },
  };
}

/** Rows of a collection in the order of a fresh view. The same array as long as no row changed. */
export function listRows<Name extends keyof RowTypes>(
  snapshot: Snapshot,
  name: Name,
): readonly RowTypes[Name][] {
  const table = snapshot.tables[name];
  if (!table) return [];
  const listed = listedTables.get(table) ?? sorted(table);
  listedTables.set(table, listed);
  // One of the two ends of the wire: the server promises these shapes for these names.
  return listed as unknown as readonly RowTypes[Name][];
}

export function findRow<Name extends keyof RowTypes>(
  snapshot: Snapshot,
  name: Name,
  id: string | null,
): RowTypes[Name] | undefined {
  if (id === null) return undefined;
  return snapshot.tables[name]?.get(id) as RowTypes[Name] | undefined;
}

const listedTables = new WeakMap<Table, readonly Row[]>();
const orderFields = ['position', 'number', 'place'];

function sorted(table: Table): readonly Row[] {
  const rows = [...table.values()];
  const field = orderFields.find((name) => typeof rows[0]?.[name] === 'number');
  return field === undefined ? rows : rows.sort((a, b) => Number(a[field]) - Number(b[field]));
}

function fromView(before: Snapshot, { epoch, rev, view, mine }: ViewMessage): Snapshot {
  const tables: Record<string, Table> = {};
  for (const [name, rows] of Object.entries(view)) tables[name] = new Map(rows.map((row) => [row.id, row]));
  return { epoch, rev, tables, mine: mine as unknown as MyPart, present: before.present };
}

function withPatch(before: Snapshot, { rev, put, drop, mine }: PatchMessage): Snapshot {
  const tables: Record<string, Table> = { ...before.tables };
  for (const name of new Set([...Object.keys(put), ...Object.keys(drop)]))
    tables[name] = changedTable(tables[name], put[name] ?? [], drop[name] ?? []);
  return { ...before, rev, tables, mine: mine ? (mine as unknown as MyPart) : before.mine };
}

function changedTable(before: Table | undefined, put: View[string], drop: readonly string[]): Table {
  const table = new Map(before);
  for (const id of drop) table.delete(id);
  for (const row of put) table.set(row.id, row);
  return table;
}
