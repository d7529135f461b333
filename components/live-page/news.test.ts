import { describe, expect, it } from 'vitest';
import { createStore } from '#components/live/store.ts';
import { newsBetween } from './news.ts';

const meeting = { id: 'm', onAir: null };
const initial = {
  epoch: 'one',
  rev: 0,
  now: 0,
  audience: 'participant' as const,
  view: { meeting: [meeting], questions: [{ id: 'q', number: 14, text: 'Quando?', votes: 0 }] },
  mine: {
    seat: null,
    questions: [{ id: 'mine', number: 2, text: 'Chi?', path: { state: 'received' } }],
    votes: [],
  },
};

function newsOf(put: Record<string, { id: string; [field: string]: unknown }[]>, mine?: typeof initial.mine) {
  const store = createStore(initial);
  const before = store.getSnapshot();
  store.applyPatch({ epoch: 'one', from: 0, rev: 1, now: 1, put, drop: {}, ...(mine ? { mine } : {}) });
  return newsBetween(before, store.getSnapshot());
}

describe('what a screen reader is told', () => {
  it('is the question that comes on air', () => {
    expect(newsOf({ meeting: [{ ...meeting, onAir: 'q' }] })).toEqual([
      { kind: 'on_air', text: 'Quando?', number: 14 },
    ]);
  });

  it('is a new notice', () => {
    expect(newsOf({ notices: [{ id: 'n', text: 'Si riprende alle 16' }] })).toEqual([
      { kind: 'notice', text: 'Si riprende alle 16' },
    ]);
  });

  it('is a step of my question', () => {
    const mine = {
      ...initial.mine,
      questions: [{ id: 'mine', number: 2, text: 'Chi?', path: { state: 'queued' } }],
    };
    expect(newsOf({}, mine)).toEqual([{ kind: 'path', number: 2, state: 'queued' }]);
  });

  it('is not every vote', () => {
    expect(newsOf({ questions: [{ id: 'q', number: 14, text: 'Quando?', votes: 1 }] })).toEqual([]);
  });
});
