import { describe, expect, it } from 'vitest';
import type { MeetingRow } from '#components/live/rows.ts';
import { createStore } from '#components/live/store.ts';
import { sceneOf } from './scene.ts';

function sceneWith(fields: Partial<MeetingRow>): string {
  const meeting = { id: 'm', phase: 'running', onAir: null, currentItem: null, ...fields } as MeetingRow;
  const view = { questions: [{ id: 'q', number: 1 }], agenda: [{ id: 'i', position: 1 }] };
  const mine = { seat: null, questions: [], votes: [] };
  const store = createStore({ epoch: 'e', rev: 1, now: 0, audience: 'screen', view, mine });
  const { kind, key } = sceneOf(meeting, store.getSnapshot());
  return `${kind} ${key}`;
}

describe('the hall screen', () => {
  it('waits until the meeting runs', () => {
    expect(sceneWith({ phase: 'draft' })).toBe('waiting waiting');
    expect(sceneWith({ phase: 'open' })).toBe('waiting waiting');
  });

  it('shows the question on air before anything else, also in a pause', () => {
    expect(sceneWith({ onAir: 'q', currentItem: 'i' })).toBe('on_air q');
    expect(sceneWith({ onAir: 'q', phase: 'paused' })).toBe('on_air q');
  });

  it('shows the current item, the pause and the end', () => {
    expect(sceneWith({ currentItem: 'i' })).toBe('item i');
    expect(sceneWith({})).toBe('item between');
    expect(sceneWith({ phase: 'paused', currentItem: 'i' })).toBe('paused paused');
    expect(sceneWith({ phase: 'closed', onAir: 'q' })).toBe('closed closed');
  });

  it('keeps its picture while a question has not arrived yet', () => {
    expect(sceneWith({ onAir: 'not here', currentItem: 'i' })).toBe('item i');
  });
});
