import { expect, test } from 'vitest';
import { type Announcement, announcementLine, announcementText } from './announce.ts';

const announcement: Announcement = {
  url: 'http://localhost:3000',
  meeting: 'sample',
  code: 'ABC123',
  links: { phone: 'http://localhost:3000/j/ABC123', desk: 'http://localhost:3000/enter/desk' },
  video: 'off',
  videoNote: 'Install livekit-server on the PATH.',
};

test('programs get one line of JSON with exactly the fields of the protocol', () => {
  const line = announcementLine(announcement);
  expect(line.split('\n')).toHaveLength(2);
  expect(Object.keys(JSON.parse(line))).toEqual(['url', 'meeting', 'code', 'links', 'video']);
});

test('a person reads the code and the address of every screen that exists, and of no other', () => {
  const text = announcementText(announcement);
  expect(text).toContain('join code ABC123');
  expect(text).toContain('http://localhost:3000/enter/desk');
  expect(text).not.toContain('speaker');
});

test('a person reads why there is no video and that the rest works', () => {
  expect(announcementText(announcement)).toContain(
    'Video: off. Install livekit-server on the PATH. Everything else works.',
  );
});

test('the phone page is drawn as a QR code', () => {
  expect(announcementText(announcement)).toMatch(/[▀▄█]{5}/);
});
