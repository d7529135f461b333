import { describe, expect, it } from 'vitest';
import type { OutboxEntry } from '#components/live/outbox-entry.ts';
import type { MyPart } from '#components/live/rows.ts';
import { listMine, stationOf } from './my-list.ts';

const mine: MyPart = {
  seat: null,
  questions: [{ id: 'a', number: 3, text: 'Prima', path: { state: 'received' } }],
  votes: [],
};
const sent = (id: string, state: OutboxEntry['delivery']): OutboxEntry => ({
  id,
  command: { id, type: 'question.ask', text: 'Seconda' },
  delivery: state,
});

describe('my questions', () => {
  it('show one that is still on this phone before those that the server knows', () => {
    const listed = listMine(mine, [sent('b', { state: 'waiting' })]);
    expect(listed.map(({ kind, id }) => [kind, id])).toEqual([
      ['sent', 'b'],
      ['known', 'a'],
    ]);
  });

  it('show a received one once, with its path', () => {
    const listed = listMine(mine, [sent('a', { state: 'received', rev: 1, receipt: { number: 3, at: 1 } })]);
    expect(listed.map(({ kind }) => kind)).toEqual(['known']);
  });

  it('mark one that is being withdrawn', () => {
    const command = { id: 'w', type: 'question.withdraw', questionId: 'a' };
    expect(listMine(mine, [{ id: 'w', command, delivery: { state: 'waiting' } }])[0]).toMatchObject({
      isLeaving: true,
    });
  });

  it('count a written answer as the end of the path, and have no station for a declined one', () => {
    expect(stationOf('written_answer')).toBe('answered');
    expect(stationOf('declined')).toBeNull();
  });
});
