import type { Span } from './evidence.ts';
import { NUMBER_WORD, numberFromWord, YEAR_WORDS } from './number-words.ts';

/** A date as written: year and month may be missing, and the weekday may contradict the figures. */
export type WrittenDate = Span & {
  day: number;
  month: number | null;
  year: number | null;
  weekday: number | null;
};

/** What helps to complete a date: when the letter was written (`YYYY-MM-DD`), or at least in which year. */
export type DateContext = { letterDate?: string | null; year?: number | null };

const MONTHS = [
  'gennaio',
  'febbraio',
  'marzo',
  'aprile',
  'maggio',
  'giugno',
  'luglio',
  'agosto',
  'settembre',
  'ottobre',
  'novembre',
  'dicembre',
];
const WEEKDAYS = ['domenica', 'lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato'];

const WEEKDAY = `(?:(?<weekday>domenica|luned[ìi]['’]?|marted[ìi]['’]?|mercoled[ìi]['’]?|gioved[ìi]['’]?|venerd[ìi]['’]?|sabato),?\\s+(?:(?:il\\s+)?giorno\\s+)?)?`;
const MONTH = `(?<month>${MONTHS.join('|')}|(?:gen|febb?|mar|apr|mag|giu|lug|ago|sett?|ott|nov|dic)\\b\\.?(?=\\s*['’]?\\d{2}))`;
const YEAR = `(?:\\s*,?\\s*(?:del(?:l['’]anno)?\\s+)?(?<year>\\d{4}(?!\\d)|['’]\\d{2}\\b|${YEAR_WORDS}))?`;
const SEVERAL_DAYS = `(?:(?<!\\bore\\s|\\balle\\s|[\\d:.,])(?<first>\\d{1,2})(?:\\s*(?:-|–|/|\\be\\b|\\bal\\b)\\s*)(?=\\d{1,2}[°º]?\\s+(?:${MONTHS.join('|')})))?`;

const IN_WORDS = new RegExp(
  `${WEEKDAY}${SEVERAL_DAYS}(?<![\\d/.,:])\\b(?<day>\\d{1,2}|${NUMBER_WORD})\\s?[°º^]?\\s+(?:del\\s+mese\\s+di\\s+|di\\s+)?${MONTH}${YEAR}`,
  'giu',
);
const IN_FIGURES = new RegExp(
  `${WEEKDAY}(?<![\\d/.:-]|\\d )(?<day>\\d{1,2})(?<mark>\\s?[/.-]\\s?)(?<month>\\d{1,2})\\k<mark>(?<year>\\d{4}|\\d{2})(?![\\d/]|[.-]\\d)`,
  'giu',
);
const ISO = /(?<![\d/.-])(?<year>20\d{2})-(?<month>\d{2})-(?<day>\d{2})(?![\d/-])/g;
const WITHOUT_YEAR = new RegExp(
  `(?:\\bgiorno\\s+|\\b(?:il|del|al)\\s+(?=\\d{1,2}/)|(?=(?:domenica|luned|marted|mercoled|gioved|venerd|sabato)))${WEEKDAY}(?<day>\\d{1,2})(?:/(?<month>\\d{1,2})|(?=\\s+(?:p\\.?\\s?v|c\\.?\\s?m|corrente\\s+mese)|\\s*,?\\s+(?:alle|ore|dalle)\\b))(?![\\d/]|[.-]\\d)`,
  'giu',
);

/** Finds the dates of a text, in the order in which they stand. Protocol numbers, phones and the like are no dates. */
export function findDates(text: string): WrittenDate[] {
  const found: WrittenDate[] = [];
  for (const pattern of [IN_WORDS, IN_FIGURES, ISO, WITHOUT_YEAR]) {
    for (const match of text.matchAll(pattern)) {
      const date = readMatch(match);
      const overlaps = found.some((other) => date && date.from < other.to && other.from < date.to);
      if (date && !overlaps) found.push(date);
    }
  }
  return found.sort((one, other) => one.from - other.from);
}

/**
 * Completes a written date to `YYYY-MM-DD`. A missing year is the one that puts the date on or after
 * the letter's, or that fits the weekday. `sure` is false where anything was inferred or contradicts.
 * Null where the letter does not say enough.
 */
export function completeDate(
  date: WrittenDate,
  context: DateContext = {},
): { iso: string; sure: boolean } | null {
  if (date.year !== null && date.month !== null) {
    const iso = toIso(date.year, date.month, date.day);
    return iso ? { iso, sure: fitsWeekday(iso, date.weekday) } : null;
  }
  const candidates = date.month === null ? monthsAfter(date, context) : yearsAfter(date, date.month, context);
  const fitting = candidates.find((iso) => fitsWeekday(iso, date.weekday));
  const iso = fitting ?? candidates[0];
  return iso ? { iso, sure: Boolean(fitting && context.letterDate) } : null;
}

function readMatch(match: RegExpExecArray): WrittenDate | null {
  const parts = match.groups ?? {};
  const day = toNumber(parts.first ?? parts.day);
  const month = parts.month ? monthNumber(parts.month) : null;
  if (!day || day > 31 || (parts.month && (!month || month > 12))) return null;
  const year = parts.year ? toNumber(parts.year.replace(/['’]/, '')) : null;
  const weekdayStart = parts.weekday?.toLowerCase().slice(0, 4);
  const weekday = weekdayStart ? WEEKDAYS.findIndex((name) => name.startsWith(weekdayStart)) : null;
  return {
    from: match.index,
    to: match.index + match[0].length,
    day,
    month,
    year: year !== null && year < 100 ? 2000 + year : year,
    weekday,
  };
}

function toNumber(written: string | undefined): number | null {
  if (!written) return null;
  return /^\d+$/.test(written) ? Number(written) : numberFromWord(written);
}

function monthNumber(written: string): number {
  if (/^\d+$/.test(written)) return Number(written);
  return MONTHS.findIndex((month) => month.startsWith(written.toLowerCase().slice(0, 3))) + 1;
}

function yearsAfter(date: WrittenDate, month: number, context: DateContext): string[] {
  const first = context.letterDate ? Number(context.letterDate.slice(0, 4)) : context.year;
  if (!first) return [];
  const candidates = [first, first + 1]
    .map((year) => toIso(year, month, date.day))
    .filter((iso) => iso !== null);
  return candidates.filter((iso) => !context.letterDate || iso >= context.letterDate);
}

function monthsAfter(date: WrittenDate, context: DateContext): string[] {
  if (!context.letterDate) return [];
  const [year = 0, month = 0] = context.letterDate.split('-').map(Number);
  const next = month === 12 ? toIso(year + 1, 1, date.day) : toIso(year, month + 1, date.day);
  return [toIso(year, month, date.day), next].filter(
    (iso) => iso !== null && iso >= (context.letterDate ?? ''),
  ) as string[];
}

function toIso(year: number, month: number, day: number): string | null {
  const moment = new Date(Date.UTC(year, month - 1, day));
  const exists = moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day;
  return exists && year >= 1990 && year < 2100 ? moment.toISOString().slice(0, 10) : null;
}

function fitsWeekday(iso: string, weekday: number | null): boolean {
  return weekday === null || new Date(`${iso}T00:00:00Z`).getUTCDay() === weekday;
}
