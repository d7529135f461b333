import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '#meeting/noun.ts';
import type { PatchMessage, ViewMessage } from '#meeting/wire.ts';
import { createStore, listRows, type Store } from './store.ts';

const mine = { seat: null, questions: [], votes: [] };

function viewOf(rev: number, rows: readonly Row[], epoch = 'one'): ViewMessage {
  return { epoch, rev, now: rev, audience: 'participant', view: { questions: [...rows] }, mine };
}

/** A server reduced to its promise: what the rows are at each revision. */
class History {
  readonly states: Map<string, Row>[] = [new Map()];

  change(alter: (rows: Map<string, Row>) => void): void {
    const rows = new Map(this.states.at(-1));
    alter(rows);
    this.states.push(rows);
  }

  get rev(): number {
    return this.states.length - 1;
  }

  rowsAt(rev: number): Row[] {
    return [...(this.states[rev]?.values() ?? [])].sort((a, b) => Number(a.number) - Number(b.number));
  }

  patch(from: number, rev: number): PatchMessage {
    const before = this.states[from] ?? new Map<string, Row>();
    const after = this.states[rev] ?? new Map<string, Row>();
    const put = [...after.values()].filter((row) => before.get(row.id) !== row);
    const drop = [...before.keys()].filter((id) => !after.has(id));
    return { epoch: 'one', from, rev, now: rev, put: { questions: put }, drop: { questions: drop } };
  }
}

function expectTrue(store: Store, history: History): void {
  const snapshot = store.getSnapshot();
  expect(listRows(snapshot, 'questions')).toEqual(history.rowsAt(snapshot.rev));
}

describe('the store', () => {
  it('never shows anything but a state that the server was in, whatever patches are lost, doubled or late', () => {
    const edit = fc.record({ id: fc.integer({ min: 0, max: 5 }), votes: fc.nat(3), isGone: fc.boolean() });
    const arrival = fc.record({ from: fc.nat(20), length: fc.integer({ min: 0, max: 4 }) });
    fc.assert(
      fc.property(
        fc.array(edit, { maxLength: 20 }),
        fc.array(arrival, { maxLength: 40 }),
        (edits, arrivals) => {
          const history = new History();
          for (const { id, votes, isGone } of edits) {
            history.change((rows) =>
              isGone ? rows.delete(`q${id}`) : rows.set(`q${id}`, { id: `q${id}`, number: id, votes }),
            );
          }
          const store = createStore(viewOf(0, []));
          for (const { from, length } of arrivals) {
            const last = store.getSnapshot().rev;
            const start = Math.min(from, history.rev);
            store.applyPatch(history.patch(start, Math.min(start + length, history.rev)));
            expect(store.getSnapshot().rev).toBeGreaterThanOrEqual(last);
            expectTrue(store, history);
          }
          expect(store.applyPatch(history.patch(store.getSnapshot().rev, history.rev))).toBe(true);
          expect(store.getSnapshot().rev).toBe(history.rev);
          expectTrue(store, history);
        },
      ),
    );
  });

  it('refuses a patch that starts elsewhere and says so', () => {
    const store = createStore(viewOf(3, [{ id: 'a', number: 1 }]));
    const before = store.getSnapshot();
    expect(store.applyPatch({ ...viewOf(6, []), from: 5, put: {}, drop: { questions: ['a'] } })).toBe(false);
    expect(store.getSnapshot()).toBe(before);
  });

  it('does not go back within an epoch, and starts afresh in a new one', () => {
    const store = createStore(viewOf(9, [{ id: 'a', number: 1 }]));
    expect(store.applyView(viewOf(8, []))).toBe(false);
    expect(store.applyView(viewOf(0, [], 'two'))).toBe(true);
    expect(store.getSnapshot()).toMatchObject({ epoch: 'two', rev: 0 });
  });

  it('keeps the lists of untouched collections as they are, so that nothing is drawn again for nothing', () => {
    const store = createStore(viewOf(1, [{ id: 'a', number: 1 }]));
    const before = listRows(store.getSnapshot(), 'questions');
    store.applyPatch({
      epoch: 'one',
      from: 1,
      rev: 2,
      now: 2,
      put: { notices: [{ id: 'n', text: 'Si riprende' }] },
      drop: {},
    });
    expect(listRows(store.getSnapshot(), 'questions')).toBe(before);
    expect(listRows(store.getSnapshot(), 'notices')).toHaveLength(1);
  });

  it('tells the time of the server however wrong the clock of the device is', () => {
    let elapsed = 5_000;
    const store = createStore({ ...viewOf(1, []), now: 1_700_000_000_000 }, () => elapsed);
    elapsed += 1_500;
    expect(store.serverNow()).toBe(1_700_000_001_500);
    store.applyPulse({ epoch: 'one', rev: 1, now: 1_700_000_060_000, present: { hall: 2, remote: 3 } });
    expect(store.serverNow()).toBe(1_700_000_060_000);
    expect(store.getSnapshot().present).toEqual({ hall: 2, remote: 3 });
  });

  it('does not turn the clock back for a patch that was built a while ago', () => {
    const store = createStore({ ...viewOf(1, []), now: 1_000_000 }, () => 0);
    store.applyPatch({ epoch: 'one', from: 1, rev: 2, now: 400_000, put: {}, drop: {} });
    expect(store.serverNow()).toBe(1_000_000);
  });
});
