import { expect, it } from 'vitest';
import { createId } from './uuid.ts';

it('makes ids of version 7 that sort by the moment they were made', () => {
  const early = createId(1_700_000_000_000);
  const late = createId(1_700_000_000_001);
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  expect(early < late).toBe(true);
});

it('never makes the same id twice', () => {
  const ids = new Set(Array.from({ length: 1_000 }, () => createId(1_700_000_000_000)));
  expect(ids.size).toBe(1_000);
});
