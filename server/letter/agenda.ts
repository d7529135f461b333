import { type Guess, guessAt, type Span, trimSpan, wordsOf } from './evidence.ts';
import { findHours } from './hours.ts';
import { ITEM_MARK, type Letter, type Line } from './letter.ts';

const HEADING =
  /\b(?:ordine del giorno|o\.\s?d\.\s?g\.?|odg\b|argoment[io]|punti(?: all['’]ordine| da trattare| seguenti)?\b|programma\b|scaletta|agenda\b|tem[ie]\b|tematiche|temi|per (?:discutere|trattare|deliberare)|si (?:discuterà|tratterà|tratteranno|parlerà|affronteranno|esamineranno)|(?:saranno|verranno) (?:trattat|affrontat|discuss|esaminat)\p{L}*|lavori seguiranno|svolgimento dei lavori)/iu;
const PREFERRED = /ordine del giorno|o\.\s?d\.\s?g|odg|programma\b|scaletta/i;
const HOUR_MARK =
  /^(?:(?:dalle\s+)?(?:ore|h\.?)?\s*)?\d{1,2}(?:[:.,]\d{2})?(?:\s*(?:-|–|—|\/|alle(?: ore)?)\s*(?:ore\s+)?\d{1,2}[:.,]\d{2})?\s*(?:[-–—:|•]\s*)?(?=\p{L}|["“«])/iu;
const TABLE_HEAD = /^(?:ora|orario|ore|n\.?|punto)\s*\|/i;

/** The items of the agenda or programme, without their numbers, bullets and hours. */
export function findAgenda(letter: Letter): Guess<string>[] {
  const headings = letter.lines.filter(
    (line) => line.to < letter.closingFrom && HEADING.test(line.text) && !isItem(line.text),
  );
  const ordered = [
    ...headings.filter((line) => PREFERRED.test(line.text)),
    ...headings.filter((line) => !PREFERRED.test(line.text)),
  ];
  for (const heading of ordered) {
    const items = itemsOf(letter, heading);
    if (items.length > 0) return items;
  }
  return findTimetable(letter);
}

function itemsOf(letter: Letter, heading: Line): Guess<string>[] {
  const inline = inlineItems(letter, heading);
  if (inline.length > 0) return inline.flatMap((span) => readItem(letter, span));
  const opens = /[:;.]\s*$/.test(heading.text) || heading.text.length < 60;
  return opens ? listBelow(letter, heading).flatMap((span) => readItem(letter, span)) : [];
}

/** "ordine del giorno: 1) …; 2) …" or "ordine del giorno: …; …" on one line. */
function inlineItems(_letter: Letter, heading: Line): Span[] {
  const mark = HEADING.exec(heading.text);
  const colon = mark ? heading.text.indexOf(':', mark.index + mark[0].length) : -1;
  const rest = colon < 0 ? '' : heading.text.slice(colon + 1);
  if (rest.trim().length < 4) return [];
  const from = heading.from + colon + 1;
  const starts = [...rest.matchAll(/(?:^|[\s;,.])(?=\(?\d{1,2}[.)]\s*\p{L}|[a-z]\)\s)/gu)].map(
    (match) => match.index + match[0].length,
  );
  if (starts.length > 1)
    return starts.map((start, index) => ({
      from: from + start,
      to: from + (starts[index + 1] ?? rest.length),
    }));
  if (!PREFERRED.test(mark?.[0] ?? '')) return [];
  let at = from;
  return rest.split(';').map((part) => {
    const span = { from: at, to: at + part.length };
    at += part.length + 1;
    return span;
  });
}

/** The list under a heading: marked lines, lines with hours, or plain lines that end in semicolons. */
function listBelow(letter: Letter, heading: Line): Span[] {
  const below = letter.lines.filter((line) => line.from > heading.to && line.from < letter.closingFrom);
  const first = below.find((line) => line.text && !TABLE_HEAD.test(line.text));
  if (!first) return [];
  const marked = isItem(first.text);
  if (!marked && !/;\s*$/.test(first.text)) return [];
  const spans: Span[] = [];
  for (const [index, line] of below.slice(below.indexOf(first)).entries()) {
    if (!line.text || TABLE_HEAD.test(line.text)) continue;
    if (marked ? !isItem(line.text) : index > 0 && endsList(letter, spans.at(-1))) {
      const previous = spans.at(-1);
      // A line of its own right below an item, with no blank line between, goes on with that item.
      const goesOn =
        marked &&
        previous &&
        line.from === previous.to + 1 &&
        !/[.;]$/.test(letter.text.slice(previous.from, previous.to)) &&
        !/^(?:si |la |il |per |in )/i.test(line.text);
      if (!goesOn) break;
      previous.to = line.to;
      continue;
    }
    spans.push({ from: line.from, to: line.to });
  }
  return spans;
}

function endsList(letter: Letter, previous: Span | undefined): boolean {
  return !previous || !/;\s*(?:e\s*)?$/.test(letter.text.slice(previous.from, previous.to));
}

function isItem(line: string): boolean {
  return (
    ITEM_MARK.test(line) ||
    (HOUR_MARK.test(line) &&
      findHours(line.slice(0, 24).replace(/^(?=\d{1,2}[.,]\d{2})/, 'ore '))[0] !== undefined)
  );
}

/** A timetable needs no heading: at least three lines that open with an hour. */
function findTimetable(letter: Letter): Guess<string>[] {
  const lines = letter.lines.filter(
    (line) =>
      line.from > letter.headTo &&
      line.to < letter.closingFrom &&
      isItem(line.text) &&
      HOUR_MARK.test(line.text.replace(ITEM_MARK, '')) &&
      /\d[:.,]\d{2}/.test(line.text.slice(0, 16)),
  );
  return lines.length >= 3 ? lines.flatMap((line) => readItem(letter, line)) : [];
}

function readItem(letter: Letter, span: Span): Guess<string>[] {
  const words = letter.text.slice(span.from, span.to);
  const lead = words.match(/^\s*/)?.[0].length ?? 0;
  const hourFirst = HOUR_MARK.exec(words.slice(lead)) && /^\s*(?:ore\s*)?\d{1,2}[:.,]\d{2}/.test(words);
  const mark = hourFirst ? 0 : (ITEM_MARK.exec(words.slice(lead))?.[0].length ?? 0);
  const hour = HOUR_MARK.exec(words.slice(lead + mark))?.[0] ?? '';
  const skipped = lead + mark + (/\d[:.,]\d{2}|ore|h/i.test(hour) ? hour.length : 0);
  const cell = words.slice(skipped).split(' | ')[0] ?? '';
  const item = trimSpan(
    letter.text,
    { from: span.from + skipped, to: span.from + skipped + cell.length },
    ';,.|',
  );
  const value = wordsOf(letter.text, item).replace(/;\s*e$/, '');
  return value.length > 2 ? [{ ...guessAt(span.from, span.to, value) }] : [];
}
