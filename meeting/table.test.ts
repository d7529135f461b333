import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changedIds, emptyTable, getRow, rowsOf, setRow, type Table } from './table.ts';

type Value = { value: number };
const writes = fc.array(fc.tuple(fc.nat(400).map(String), fc.nat()), { maxLength: 300 });

function write(table: Table<Value>, list: [string, number][]): Table<Value> {
  return list.reduce((next, [id, value]) => setRow(next, id, { value }), table);
}

it('holds what a Map would hold', () => {
  fc.assert(
    fc.property(writes, (list) => {
      const table = write(emptyTable(), list);
      const map = new Map(list.map(([id, value]) => [id, { value }]));
      expect(table.size).toBe(map.size);
      expect(new Map(rowsOf(table))).toEqual(map);
      for (const id of map.keys()) expect(getRow(table, id)).toEqual(map.get(id));
      expect(getRow(table, 'nobody')).toBeUndefined();
    }),
  );
});

it('an older table stays as it was', () => {
  fc.assert(
    fc.property(writes, writes, (first, second) => {
      const old = write(emptyTable(), first);
      const before = JSON.stringify([...rowsOf(old)]);
      write(old, second);
      expect(JSON.stringify([...rowsOf(old)])).toBe(before);
    }),
  );
});

it('the difference of two tables names exactly the rows that were written', () => {
  fc.assert(
    fc.property(writes, writes, (first, second) => {
      const old = write(emptyTable(), first);
      const next = write(old, second);
      const written = new Set(second.map(([id]) => id));
      expect(changedIds(old, next)).toEqual(written);
      expect(changedIds(next, old)).toEqual(written);
      expect(changedIds(next, next).size).toBe(0);
    }),
  );
});

it('ids whose hashes are all the same are kept apart', () => {
  // FNV-1a of these pairs collides in all 32 bits.
  const ids = ['costarring', 'liquid', 'declinate', 'macallums', 'altarage', 'zinke'];
  const table = write(
    emptyTable(),
    ids.map((id, value) => [id, value]),
  );
  for (const [value, id] of ids.entries()) expect(getRow(table, id)).toEqual({ value });
});
