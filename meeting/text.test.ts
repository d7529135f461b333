import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Refusal } from './refusals.ts';
import { countGraphemes, normaliseText, optionalText, requireText } from './text.ts';

function isRefused(text: string, most = 500): boolean {
  try {
    requireText(text, most);
    return false;
  } catch (error) {
    if (error instanceof Refusal) return error.code === 'invalid' && error.details.field === 'text';
    throw error;
  }
}

const family = '👨‍👩‍👧‍👦';

it('composed and decomposed letters are the same text', () => {
  expect(requireText('perche\u0301', 10)).toBe('perch\u00e9');
});

it('space around a text is not part of it', () => {
  expect(requireText(' \n\u00a0 Quando?\t\r\n', 10)).toBe('Quando?');
});

it('line breaks are one kind, and never more than one empty line', () => {
  expect(requireText('a\r\nb\rc\u2028d\n\n\n\n\ne', 20)).toBe('a\nb\nc\nd\n\ne');
});

it('a family of emoji, a flag and a letter under marks count as one', () => {
  expect(countGraphemes(family)).toBe(1);
  expect(countGraphemes('🇮🇹')).toBe(1);
  expect(countGraphemes('e\u0323\u0302\u0301')).toBe(1);
});

it('a text is as long as a person counts it', () => {
  expect(isRefused(family.repeat(300))).toBe(false);
  expect(isRefused('a'.repeat(500))).toBe(false);
  expect(isRefused('a'.repeat(501))).toBe(true);
});

it('marks stacked on one letter do not smuggle a book in', () => {
  expect(isRefused(`a${'\u0301'.repeat(4_000)}`)).toBe(true);
});

it('characters that turn the direction of writing are taken out', () => {
  expect(requireText('\u202eoiggap\u202c \u2066x\u2069', 20)).toBe('oiggap x');
});

it('NUL and other control characters are taken out', () => {
  expect(requireText('a\u0000b\u001bc\u0085d', 20)).toBe('abcd');
});

it('half a character is refused', () => {
  expect(isRefused('a\ud800')).toBe(true);
  expect(isRefused('\udc00a')).toBe(true);
});

it('nothing to read is refused, however it is written', () => {
  for (const text of ['', '   ', '\n\n', '\u200b\u200d\u2060', '\u202e', '\u0301'])
    expect(isRefused(text)).toBe(true);
});

it('text that may be left out is null when it is blank', () => {
  for (const text of [undefined, null, '', '  \n']) expect(optionalText(text, 5, 'note')).toBeNull();
  expect(optionalText(' sì ', 5, 'note')).toBe('sì');
});

it('what is normalised stays as it is', () => {
  const texts = fc.string({ unit: 'binary', maxLength: 200 });
  fc.assert(fc.property(texts, (text) => normaliseText(normaliseText(text)) === normaliseText(text)));
});
