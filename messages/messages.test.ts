import { expect, it } from 'vitest';
import english from './en.json' with { type: 'json' };
import italian from './it.json' with { type: 'json' };
import { chooseLocale } from './locale.ts';
import outage from './outage.json' with { type: 'json' };

type Texts = { [key: string]: string | Texts };

/** Every text by its whole key. */
function flatten(texts: Texts, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === 'string' ? [[prefix + key, text] as const] : [...flatten(text, `${prefix}${key}.`)],
    ),
  );
}

/** What a text is given: the names right after a brace of ICU MessageFormat. */
function argumentsOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\s*(\w+)\s*[,}]/gu)].map(([, name = '']) => name))].sort();
}

it.each([
  ['of the pages', italian, english],
  ['of an outage', outage.it, outage.en],
] as [string, Texts, Texts][])(
  'both languages have the same texts %s, with the same arguments',
  (_, it, en) => {
    const [ours, theirs] = [flatten(it), flatten(en)];
    expect([...theirs.keys()].sort()).toEqual([...ours.keys()].sort());
    for (const [key, text] of ours) {
      expect(argumentsOf(theirs.get(key) ?? ''), key).toEqual(argumentsOf(text));
      expect(text.trim(), key).not.toBe('');
    }
  },
);

it('no text shouts', () => {
  const all = [...flatten(italian as Texts).values(), ...flatten(english as Texts).values()];
  expect(all.filter((text) => text.includes('!'))).toEqual([]);
});

it('a person’s choice comes before the browser’s, and Italian before anything unknown', () => {
  expect(chooseLocale('en', 'it-IT')).toBe('en');
  expect(chooseLocale(undefined, 'de, en;q=0.4, it;q=0.8')).toBe('it');
  expect(chooseLocale(undefined, 'en-GB,en;q=0.9')).toBe('en');
  expect(chooseLocale('xx', 'fr')).toBe('it');
  expect(chooseLocale(undefined, null)).toBe('it');
});
