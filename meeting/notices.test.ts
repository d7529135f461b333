import { beforeEach, expect, it } from 'vitest';
import { audiences } from './roles.ts';
import { anna, createRunning, heart, moderator, names, type TestMeeting, testId } from './test-meeting.ts';

let meeting: TestMeeting;
beforeEach(() => {
  meeting = createRunning();
});

const post = (text: string) => meeting.send(moderator, 'notice.post', { text });

it('everybody sees a notice until it is cleared', () => {
  post(' Si riprende alle 15 ');
  for (const audience of audiences)
    expect(meeting.view(audience).notices).toMatchObject([{ text: 'Si riprende alle 15' }]);
  meeting.send(moderator, 'notice.clear');
  expect(meeting.view('screen').notices).toEqual([]);
});

it('a new notice takes the place of the last', () => {
  const first = post('Uno');
  const before = meeting.state;
  const second = post('Due');
  expect(heart.views.patch(before, meeting.state, 'screen', names)).toMatchObject({
    put: { notices: [{ id: second }] },
    drop: { notices: [first] },
  });
});

it('clears the notice that the desk has seen, not one that came meanwhile', () => {
  expect(meeting.refusal(moderator, 'notice.clear')).toBe('not_found');
  const noticeId = post('Uno');
  expect(meeting.refusal(moderator, 'notice.clear', { noticeId: testId(99) })).toBe('not_found');
  expect(meeting.refusal(moderator, 'notice.clear', { noticeId })).toBeNull();
});

it('is refused when empty, too long, from a participant, or after the end', () => {
  for (const text of ['', '  ', 'a'.repeat(281)])
    expect(meeting.refusal(moderator, 'notice.post', { text })).toBe('invalid');
  expect(meeting.refusal(anna, 'notice.post', { text: 'Io' })).toBe('forbidden');
  meeting.send(moderator, 'meeting.close');
  expect(meeting.refusal(moderator, 'notice.post', { text: 'Tardi' })).toBe('closed');
});
