import { expect, it } from 'vitest';
import { chooseLocale } from './locale.ts';

it('a person’s choice comes before the browser’s, and Italian before anything unknown', () => {
  expect(chooseLocale('en', 'it-IT')).toBe('en');
  expect(chooseLocale(undefined, 'de, en;q=0.4, it;q=0.8')).toBe('it');
  expect(chooseLocale(undefined, 'en-GB,en;q=0.9')).toBe('en');
  expect(chooseLocale('xx', 'fr')).toBe('it');
  expect(chooseLocale(undefined, null)).toBe('it');
});
