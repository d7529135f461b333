import { describe, expect, it } from 'vitest';
import type { AgendaRow, MeetingRow } from '#components/live/rows.ts';
import { minutesLate, timesOfItem } from './item-times.ts';

const minute = 60_000;
const item = { plannedMinutes: 20, startedAt: 100 * minute } as AgendaRow;
const meeting = { plannedEnd: 200 * minute, expectedEnd: 204 * minute } as MeetingRow;

describe('the times of the current item', () => {
  it('count the minutes that are left, the begun one included', () => {
    expect(timesOfItem(item, 100 * minute)).toEqual({ minutesLeft: 20, minutesUsed: 0 });
    expect(timesOfItem(item, 108 * minute + 1)?.minutesLeft).toBe(12);
  });

  it('go below zero when the item overruns, while the bar stays full', () => {
    expect(timesOfItem(item, 120 * minute + 1)).toEqual({ minutesLeft: -1, minutesUsed: 20 });
  });

  it('are unknown before the item starts', () => {
    expect(timesOfItem({ ...item, startedAt: null }, 0)).toBeNull();
  });
});

describe('the delay of the meeting', () => {
  it('is what the agenda expects and what the current item overruns', () => {
    expect(minutesLate(meeting, undefined, 110 * minute)).toBe(4);
    expect(minutesLate(meeting, item, 110 * minute)).toBe(4);
    expect(minutesLate(meeting, item, 123 * minute)).toBe(7);
  });

  it('is never negative, and nothing where no end was planned', () => {
    expect(minutesLate({ ...meeting, expectedEnd: 190 * minute }, undefined, 0)).toBe(0);
    expect(minutesLate({ ...meeting, plannedEnd: null, expectedEnd: null }, undefined, 0)).toBe(0);
  });
});
