import { type Guess, guessAt, trimSpan, wordsOf } from './evidence.ts';
import { ITEM_MARK, type Letter } from './letter.ts';

const MARK = /^(?:oggetto|ogg\.)\s*[:.|–-]?\s*/i;
const NEXT_PART =
  /^(?:gent|egr|spett|car[eiao]\b|ai\b|alla?\b|agli?\b|e\s?p\.?\s?c|lor[oO]\s+sedi|prot|data\b|luogo\b|rif\b|si\s|con la presente|il sottoscritto|la presente|in riferimento|visto|vist[aie]\b|premesso)/i;

/** The subject: what follows "Oggetto", over as many lines as it takes. */
export function findSubject(letter: Letter): Guess<string> | null {
  const index = letter.lines.findIndex((line) => MARK.test(line.text));
  const first = letter.lines[index];
  if (!first) return null;
  const from = first.from + (MARK.exec(first.text)?.[0].length ?? 0);
  let to = first.to;
  for (const line of letter.lines.slice(index + 1)) {
    const started = to > from;
    if (started && (!line.text || NEXT_PART.test(line.text) || ITEM_MARK.test(line.text))) break;
    if (started && /[.;:]$/.test(letter.text.slice(from, to))) break;
    to = line.to;
  }
  const span = trimSpan(letter.text, { from, to }, '.');
  const value = wordsOf(letter.text, span);
  return value ? guessAt(span.from, span.to, value) : null;
}
