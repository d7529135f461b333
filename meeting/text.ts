import { limits } from './limits.ts';
import { Refusal } from './refusals.ts';

/** Control characters but the line break, and those that turn or hide text: they lie about what is written. */
const unsafe =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point.
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]/gu;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * What a person wrote, made safe to show and to count: NFC, line breaks as `\n`, no control or
 * direction characters, trimmed.
 */
export function normaliseText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(unsafe, '')
    .normalize('NFC')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

/** Length as a person counts it: extended grapheme clusters (Unicode Standard Annex 29). */
export function countGraphemes(text: string): number {
  let count = 0;
  for (const _ of graphemes.segment(text)) count += 1;
  return count;
}

/** Gives the normalised text; refuses `invalid` when it is empty, longer than `most` graphemes, or not well formed. */
export function requireText(text: string, most: number, field = 'text'): string {
  if (!text.isWellFormed()) throw new Refusal('invalid', { field });
  if (text.length > limits.textUnits) throw new Refusal('invalid', { field });
  const normalised = normaliseText(text);
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(normalised)) throw new Refusal('invalid', { field });
  if (countGraphemes(normalised) > most) throw new Refusal('invalid', { field });
  return normalised;
}

/** The same for text that may be left out: blank is null. */
export function optionalText(text: string | null | undefined, most: number, field: string): string | null {
  if (text === undefined || text === null || text.trim() === '') return null;
  return requireText(text, most, field);
}
