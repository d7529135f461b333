import { completeDate, findDates, type WrittenDate } from './dates.ts';
import { type Guess, guessAt } from './evidence.ts';
import { type Letter, lineAt } from './letter.ts';
import { findDateInProtocol } from './protocol.ts';

/** When the letter was written: from its date line, from its protocol, or (not sure) from the protocol's tail. */
export function findLetterDate(letter: Letter, protocol: Guess<string> | null): Guess<string> | null {
  const dates = findDates(letter.text);
  const written =
    dates.find((date) => isDateLine(letter, date)) ??
    dates.find((date) => followsProtocol(letter, date, protocol));
  const complete = written && completeDate(written);
  if (written && complete) return guessAt(written.from, written.to, complete.iso, complete.sure);
  return findDateInProtocol(letter, protocol);
}

const PLACE_BEFORE =
  /^(?:\p{Lu}[\p{L}'’]+(?:\s+(?:\p{Lu}[\p{L}'’]+|d[aei]l?l?[ao']?|in|sul))*\s*(?:\([A-Z]{2}\))?\s*[,-]?\s*)?(?:(?:l[ìi]['’]?|addì|il|data|del)\b\s*[:|,]?\s*)?$/iu;
const PROTOCOL_BEFORE = /(?:prot|n\.)[^\n]*(?:\bdel\b|\bdata\b:?|[-–—,|])\s*$/i;

/** "Palermo, lì 3 marzo 2025": a line of the head or of the closing that says place and day, and nothing after. */
function isDateLine(letter: Letter, date: WrittenDate): boolean {
  const line = lineAt(letter, date.from);
  const before = letter.text.slice(line.from, date.from);
  const after = letter.text.slice(date.to, line.to);
  const atAnEnd = date.from < letter.headTo || date.from > letter.closingFrom;
  const alone = /^\s*[.,]?\s*$/.test(after) || /^[\s,.|–-]+prot/i.test(after);
  const labelOfMeeting = /^data\s*[:|]/i.test(before) && hasMeetingLabels(letter, date.from);
  const place = PLACE_BEFORE.test(before) && !MEETING_WORD.test(before);
  return atAnEnd && alone && place && !labelOfMeeting;
}

const MEETING_WORD = /convoc|riunion|incontro|seduta|giorno|ogg/i;

function hasMeetingLabels(letter: Letter, position: number): boolean {
  return /^(?:ora|ore|orario|luogo|sede|dove)\b/im.test(letter.text.slice(position, position + 200));
}

function followsProtocol(letter: Letter, date: WrittenDate, protocol: Guess<string> | null): boolean {
  if (!protocol) return false;
  const between = letter.text.slice(protocol.from, date.from);
  return (
    date.from > protocol.from &&
    date.from - protocol.to < 40 &&
    !/\n[^\n]*\n/.test(between) &&
    PROTOCOL_BEFORE.test(`prot ${between}`)
  );
}
