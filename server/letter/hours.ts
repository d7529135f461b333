import type { Span } from './evidence.ts';
import { NUMBER_WORD, numberFromWord } from './number-words.ts';

/** An hour or a range as written; hours are `HH:MM`. `opens` says that the words read "from …". */
export type WrittenHours = Span & { start: string; end: string | null; opens: boolean };

const FIGURES = String.raw`\d{1,2}(?:(?:\s?:\s?|[.,])[0-5]\d(?!\d)|\s+e\s+(?:[0-5]\d\b(?!\s+(?:${'gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre'}))|mezz[ao]\b|trenta\b|quindici\b|un\s+quarto\b|tre\s+quarti\b))?(?![\d/])`;
const WORDS = `(?:${NUMBER_WORD})(?:\\s+e\\s+(?:mezz[ao]|un\\s+quarto|tre\\s+quarti|${NUMBER_WORD}))?\\b|mezzogiorno|mezzanotte`;
const HALF_OF_DAY = `(?:\\s+(?<half#>del\\s+pomeriggio|pomeridiane|pom\\.|di\\s+sera|della\\s+sera|p\\.?m\\.?\\b))?`;
const CUE = `\\b(?<cue>(?:(?:dalle|alle|per\\s+le|verso\\s+le|tra\\s+le|fra\\s+le|le|dall['’]|all['’])\\s*)?(?:or[ea]\\b:?|h(?:\\.|(?=\\s?\\d)))|dalle|alle|tra\\s+le|fra\\s+le|per\\s+le|verso\\s+le|all['’]|dall['’]|a(?=\\s+mezzogiorno)|da(?=\\s+mezzogiorno))\\s*`;
const JOIN = `\\s*(?:-|–|—|/|,?\\s*(?:e\\s+)?(?:fino|sino)\\s+(?:alle|a|ad?|all['’])|\\b(?:alle|all['’]|e\\s+le|a(?=\\s+mezzogiorno)))\\s*(?:circa\\s+)?(?:le\\s+)?(?:ore\\s+|h\\.?\\s*)?`;

const clock = (name: string) => `(?<${name}>${FIGURES}|${WORDS})${HALF_OF_DAY.replace('#', name)}`;
const WITH_CUE = new RegExp(`${CUE}${clock('a')}(?:${JOIN}${clock('b')})?`, 'giu');
const BARE_RANGE = new RegExp(
  `(?<![\\d/.,:-])(?<a>\\d{1,2}[:.,][0-5]\\d)(?:${JOIN})(?<b>\\d{1,2}(?:[:.,][0-5]\\d)?)(?![\\d/.:])`,
  'giu',
);
const BARE_CLOCK = /(?<![\d/.,:-])(?<a>[012]?\d:[0-5]\d)(?![\d:])/g;

/** Finds the hours and ranges of a text, in the order in which they stand. */
export function findHours(text: string): WrittenHours[] {
  const found: WrittenHours[] = [];
  for (const pattern of [WITH_CUE, BARE_RANGE, BARE_CLOCK]) {
    for (const match of text.matchAll(pattern)) {
      const hours = readMatch(text, match);
      if (hours && !found.some((other) => hours.from < other.to && other.from < hours.to)) found.push(hours);
    }
  }
  return found.sort((one, other) => one.from - other.from);
}

/** Minutes from midnight of an hour `HH:MM`. */
export function minutesOf(hour: string): number {
  return Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3));
}

/** The hour `HH:MM` some minutes after midnight. */
export function hourOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function readMatch(text: string, match: RegExpExecArray): WrittenHours | null {
  const { a, b, cue = '', halfa, halfb } = match.groups ?? {};
  const start = readClock(a, halfa ?? (b ? halfb : undefined));
  if (!start) return null;
  const to = match.index + match[0].length;
  // "alle 12 amministrazioni" counts things; an hour is followed by a pause or by a small word.
  if (isPreposition(cue) && !b && !/[:.,]|\be\b|mezz/.test(a ?? '') && !PAUSE.test(text.slice(to)))
    return null;
  const end = readClock(b, halfb);
  return {
    from: match.index,
    to,
    start,
    end: end && minutesOf(end) > minutesOf(start) ? end : null,
    opens: /^dall/i.test(cue),
  };
}

const PAUSE =
  /^\s*(?:$|[.,;:)\n–-]|circa\b|di\b|del\b|in\b|presso\b|nell|con\b|si\b|per\b|e\b|fino\b|sino\b|alle\b|avr|sar|è\b|il\b|precise\b|a\b|da\b|tramite\b)/u;

function isPreposition(cue: string): boolean {
  return !/or[ea]|^h/i.test(cue);
}

function readClock(written: string | undefined, half: string | undefined): string | null {
  if (!written) return null;
  const plain = written.toLowerCase().trim();
  if (plain === 'mezzogiorno') return '12:00';
  if (plain === 'mezzanotte') return '00:00';
  const [hourPart = '', minutePart] = plain.split(/\s+e\s+|\s?[:.,]\s?/);
  const hour = toNumber(hourPart);
  const minutes = minutePart === undefined ? 0 : toMinutes(minutePart);
  if (hour === null || minutes === null || hour > 23 || minutes > 59) return null;
  return hourOf((half && hour < 12 ? hour + 12 : hour) * 60 + minutes);
}

function toNumber(written: string): number | null {
  return /^\d+$/.test(written) ? Number(written) : numberFromWord(written);
}

function toMinutes(written: string): number | null {
  if (/^mezz/.test(written)) return 30;
  if (/un\s+quarto/.test(written)) return 15;
  if (/tre\s+quarti/.test(written)) return 45;
  return toNumber(written);
}
