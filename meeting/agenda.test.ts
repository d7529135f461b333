import { beforeEach, expect, it } from 'vitest';
import {
  anna,
  createDraft,
  createRunning,
  items,
  minuteMs,
  moderator,
  speaker,
  startOfMeeting,
  type TestMeeting,
  testId,
} from './test-meeting.ts';

let meeting: TestMeeting;
beforeEach(() => {
  meeting = createRunning();
});

const [first, second, third] = items;
const statuses = () => meeting.view('participant').agenda?.map(({ status }) => status);
const desk = (type: string, itemId: string) => meeting.send(moderator, `agenda.${type}`, { itemId });
const refusal = (type: string, itemId: string, at = meeting) =>
  at.refusal(moderator, `agenda.${type}`, { itemId });
const row = () => meeting.view('participant').meeting?.[0];

it('only one item is current: starting another one ends it', () => {
  desk('start', second);
  expect(statuses()).toEqual(['done', 'current', 'upcoming']);
  expect(row()?.currentItem).toBe(second);
});

it('the first start begins the meeting', () => {
  const draft = createDraft();
  expect(refusal('start', first, draft)).toBe('conflict');
  draft.send(moderator, 'meeting.open');
  draft.send(moderator, 'agenda.start', { itemId: second });
  expect(draft.view('screen').meeting?.[0]).toMatchObject({ phase: 'running', startedAt: startOfMeeting });
});

it('nothing starts in a pause, and nothing moves after the end', () => {
  meeting.send(moderator, 'meeting.pause');
  expect(refusal('start', second)).toBe('conflict');
  meeting.send(moderator, 'meeting.close');
  for (const type of ['start', 'finish', 'skip']) expect(refusal(type, first)).toBe('closed');
});

it('only the current item can be finished, only one that is not over can be skipped', () => {
  expect(refusal('finish', second)).toBe('conflict');
  expect(refusal('start', first)).toBe('conflict');
  desk('skip', second);
  expect(refusal('skip', second)).toBe('conflict');
  desk('finish', first);
  expect(statuses()).toEqual(['done', 'skipped', 'upcoming']);
  expect(row()?.currentItem).toBeNull();
});

it('an item that is not on the agenda is not found', () => {
  expect(refusal('start', testId(99))).toBe('not_found');
});

it('a meeting on time ends as planned', () => {
  expect(row()?.expectedEnd).toBe(startOfMeeting + 30 * minuteMs);
});

it('minutes lost by an item move the expected end, and minutes won move it back', () => {
  meeting.now += 14 * minuteMs;
  desk('start', second);
  expect(row()?.expectedEnd).toBe(startOfMeeting + 34 * minuteMs);
  meeting.now += 3 * minuteMs;
  desk('start', third);
  expect(row()?.expectedEnd).toBe(startOfMeeting + 27 * minuteMs);
});

it('a skipped item gives its minutes back', () => {
  desk('skip', second);
  expect(row()?.expectedEnd).toBe(startOfMeeting + 20 * minuteMs);
});

it('the agenda is the desk’s to move', () => {
  for (const actor of [anna, speaker])
    expect(meeting.refusal(actor, 'agenda.start', { itemId: second })).toBe('forbidden');
  expect(meeting.refusal(moderator, 'agenda.plan', { itemId: testId(99) })).toBe('forbidden');
});
