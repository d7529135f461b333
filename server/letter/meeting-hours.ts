import { completeDate, type DateContext, findDates } from './dates.ts';
import { type Guess, guessAt } from './evidence.ts';
import { findHours, hourOf, minutesOf, type WrittenHours } from './hours.ts';
import { ITEM_MARK, type Letter, lineAt, sentenceAt } from './letter.ts';
import { numberFromWord } from './number-words.ts';

export type MeetingHours = {
  start: Guess<string> | null;
  end: Guess<string> | null;
  endIsExpected: Guess<boolean> | null;
};

/** Hours of something else: deadlines, offices, lines that open early, people being welcomed. */
const OTHER_HOURS =
  /(?:entro|non oltre|scaden|termine|pervenir|telefon|contatta|chiama|uffici[oa]?\b|sportello|lunedì al|dal lunedì|ricevimento|accredit|registrazione (?:dei |partec)|collegamento sarà|link sarà|sala (?:d['’]attesa|virtuale)|check-?in|second[ao] (?:convocazione|adunanza)|pausa|pranzo|\bcoffee|light lunch)[^.;\n]{0,70}$/iu;
const START =
  /(?:inizi\p{L}*|a partire|convoc\p{L}+|apertura dei lavori|^(?:or[ea]|orari[oa]|quando|data e ora)\b)[^.;\n]{0,50}$/iu;
const CLOSE = /(?:fino|sino)\s+a|termin\p{L}+|conclu\p{L}+|fine\b|chiu(?:sura|der\p{L}+)|finir\p{L}+/iu;
const EXPECTED =
  /presumibil\p{L}+|indicativ\p{L}+|orientativ\p{L}+|all['’]incirca|\bcirca\b|presunt[oa]|si prevede|previst[oa]|si stima|stimat[oa]|dovrebbe|in linea di massima|salvo|si ritiene|ipotizz\p{L}+|verso le/iu;

/** The hours of the meeting on its day. An end that is only expected ("presumibilmente fino alle …") is told apart. */
export function findMeetingHours(
  letter: Letter,
  date: Guess<string> | null,
  context: DateContext,
): MeetingHours {
  const all = findHours(letter.text);
  const days = findDates(letter.text)
    .filter((day) => date && completeDate(day, context)?.iso === date.value)
    .map((day) => day.from);
  const scored = all.map((hours) => ({ hours, score: scoreStart(letter, hours, days) }));
  const best = scored.filter(({ score }) => score > 0).toSorted((one, other) => other.score - one.score)[0];
  if (!best) return { start: null, end: null, endIsExpected: null };
  const start = guessAt(best.hours.from, best.hours.to, best.hours.start, best.score >= 3);
  const end =
    endOfRange(best.hours) ??
    findClosingHour(letter, all, best.hours.start) ??
    rangeWithSameStart(all, best.hours.start) ??
    endAfterDuration(letter, best.hours.start);
  return { start, end, endIsExpected: end && findExpectation(letter, all, end) };
}

function scoreStart(letter: Letter, hours: WrittenHours, days: number[]): number {
  const sentence = sentenceAt(letter, hours.from);
  const before = letter.text.slice(sentence.from, hours.from);
  const day = days.findLast((at) => at >= sentence.from && at <= sentence.to);
  let score = 1;
  if (day !== undefined) score += day < hours.from && hours.from - day < 90 ? 5 : 3;
  if (START.test(before)) score += 3;
  if (/^oggetto/i.test(lineAt(letter, hours.from).text)) score += 1;
  if (CLOSE.test(before.slice(-30)) && !hours.end) score -= 6;
  if (OTHER_HOURS.test(before)) score -= 9;
  if (/^[^.;\n]{0,40}second[ao] convocazione/i.test(letter.text.slice(hours.to, hours.to + 70))) score -= 4;
  if (before.replace(ITEM_MARK, '').trim() === '' && day === undefined && !/^or[ea]\s*:/i.test(sentence.text))
    score -= 1;
  return score;
}

function endOfRange(hours: WrittenHours): Guess<string> | null {
  return hours.end ? guessAt(hours.from, hours.to, hours.end) : null;
}

function rangeWithSameStart(all: WrittenHours[], start: string): Guess<string> | null {
  const range = all.find((hours) => hours.start === start && hours.end);
  return range ? endOfRange(range) : null;
}

/** An hour that comes with "fino alle", "conclusione", "termine dei lavori" and is later than the start. */
function findClosingHour(letter: Letter, all: WrittenHours[], start: string): Guess<string> | null {
  const closing = all.find((hours) => {
    const before = letter.text.slice(
      Math.max(sentenceAt(letter, hours.from).from, hours.from - 60),
      hours.from,
    );
    return (
      CLOSE.test(before) &&
      !OTHER_HOURS.test(before.replace(/termine/gi, 'fine')) &&
      minutesOf(hours.start) > minutesOf(start)
    );
  });
  return closing ? guessAt(closing.from, closing.to, closing.start) : null;
}

const DURATION =
  /durata[^.;\n\d]{0,50}?\b(?<amount>\d{1,3}(?:[.,]5)?|[a-z]+|un['’])\s*(?<unit>or[ae]|h\b|minuti)(?<half>\s+e\s+mezz[ao])?/iu;

function endAfterDuration(letter: Letter, start: string): Guess<string> | null {
  const match = DURATION.exec(letter.text);
  const { amount = '', unit = '', half } = match?.groups ?? {};
  const count = /^\d/.test(amount)
    ? Number(amount.replace(',', '.'))
    : numberFromWord(amount.replace(/['’]/, ''));
  if (!match || !count) return null;
  const minutes = count * (unit.startsWith('m') ? 1 : 60) + (half ? 30 : 0);
  return guessAt(match.index, match.index + match[0].length, hourOf(minutesOf(start) + minutes), false);
}

function findExpectation(letter: Letter, all: WrittenHours[], end: Guess<string>): Guess<boolean> {
  if (/^durata/i.test(letter.text.slice(end.from, end.to))) return guessAt(end.from, end.to, true);
  for (const hours of all.filter((one) => one.end === end.value || one.start === end.value)) {
    const sentence = sentenceAt(letter, hours.from);
    const reach = letter.text.slice(Math.max(sentence.from, hours.from - (hours.end ? 25 : 60)), hours.from);
    // In "è prevista dalle 10 alle 12" the meeting is planned, not its end.
    const before = hours.end ? reach.replace(/previst[oa]|si prevede|salvo/gi, '') : afterClosingWord(reach);
    const after = letter.text.slice(hours.to, Math.min(sentence.to, hours.to + 22));
    const cue =
      EXPECTED.exec(before) ?? /circa|presumibil|indicativ|orientativ|\(?salvo|previst/i.exec(after);
    if (cue || /circa/i.test(letter.text.slice(hours.from, hours.to)))
      return guessAt(sentence.from, hours.to, true);
  }
  return guessAt(end.from, end.to, false);
}

/** "È prevista alle 10 e terminerà alle 12": only what stands by the closing word speaks of the end. */
function afterClosingWord(reach: string): string {
  const closing = [...`${reach} a`.matchAll(new RegExp(CLOSE, 'giu'))].at(-1);
  return closing ? reach.slice(Math.max(0, closing.index - 30)) : '';
}
