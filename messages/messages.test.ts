import { expect, test } from 'vitest';
import english from './en.json' with { type: 'json' };
import italian from './it.json' with { type: 'json' };

interface Messages {
  [key: string]: string | Messages;
}

const texts = { it: flatten(italian), en: flatten(english) };

test('Italian and English have the same texts', () => {
  expect([...texts.en.keys()].sort()).toEqual([...texts.it.keys()].sort());
});

test('a text takes the same values in both languages', () => {
  for (const [key, text] of texts.it) {
    expect({ key, values: valuesOf(texts.en.get(key) ?? '') }).toEqual({ key, values: valuesOf(text) });
  }
});

test('no text is empty or raises its voice', () => {
  for (const [key, text] of [...texts.it, ...texts.en]) {
    expect({ key, text }).toEqual({ key, text: expect.stringMatching(/^[^!]+$/u) });
  }
});

/** Every text under its whole key, `desk.control.open`. */
function flatten(messages: Messages, path: string[] = []): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[[...path, name].join('.'), value]] : [...flatten(value, [...path, name])],
    ),
  );
}

/** Names and kinds of the values that an ICU message takes, `votes plural`. */
function valuesOf(text: string): string[] {
  const found = text.matchAll(/\{(\w+)(?:\}|,\s*(plural|selectordinal|select|number|date|time))/gu);
  return [...new Set([...found].map(([, name, kind]) => `${name} ${kind ?? 'plain'}`))].sort();
}
