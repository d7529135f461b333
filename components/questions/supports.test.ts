import { describe, expect, it } from 'vitest';
import type { Delivery, OutboxEntry } from '#components/live/outbox-entry.ts';
import { readSupports } from './supports.ts';

const tap = (on: boolean, delivery: Delivery = { state: 'waiting' }): OutboxEntry => ({
  id: String(on),
  command: { id: String(on), type: 'question.support', questionId: 'q', on },
  delivery,
});
const question = { id: 'q', votes: 5 };

describe('support for a question', () => {
  it('shows at once, before the server has heard of it', () => {
    expect(readSupports([], [tap(true)])(question)).toEqual({ isMine: true, votes: 6 });
  });

  it('is undone by the same tap', () => {
    expect(readSupports([], [tap(true), tap(false)])(question)).toEqual({ isMine: false, votes: 5 });
    expect(readSupports(['q'], [tap(false)])(question)).toEqual({ isMine: false, votes: 4 });
  });

  it('is counted once when the server has counted it', () => {
    expect(readSupports(['q'], [tap(true, { state: 'received', rev: 2 })])(question)).toEqual({
      isMine: true,
      votes: 5,
    });
  });

  it('goes back when it was refused', () => {
    const refused: Delivery = { state: 'refused', error: { code: 'closed' } };
    expect(readSupports([], [tap(true, refused)])(question)).toEqual({ isMine: false, votes: 5 });
  });
});
