import { describe, expect, it } from 'vitest';
import type { QuestionRow } from '#components/live/rows.ts';
import { calmOrder, waitingQuestions } from './question-order.ts';

const row = (number: number, votes: number, status = 'approved') =>
  ({ id: `q${number}`, number, votes, status }) as QuestionRow;

describe('the order of questions', () => {
  it('is by support, the older first among equals, or by time', () => {
    const rows = [row(1, 0), row(2, 5), row(3, 5), row(4, 1)];
    expect(waitingQuestions(rows, 'support').map(({ number }) => number)).toEqual([2, 3, 4, 1]);
    expect(waitingQuestions(rows, 'newest').map(({ number }) => number)).toEqual([4, 3, 2, 1]);
  });

  it('leaves out what is on air or answered', () => {
    expect(waitingQuestions([row(1, 0, 'on_air'), row(2, 0, 'answered')], 'support')).toEqual([]);
  });

  it('does not move rows under the thumb: new ones come at the end, gone ones leave', () => {
    expect(calmOrder(['a', 'b', 'c'], ['d', 'c', 'a'])).toEqual(['a', 'c', 'd']);
  });
});
