import { completeDate, type DateContext, findDates, type WrittenDate } from './dates.ts';
import { type Guess, guessAt, type Span } from './evidence.ts';
import { type Letter, lineAt, sentenceAt } from './letter.ts';

const MEETING =
  /convoc|riunion|incontr|sedut|assemblea|seminar|webinar|tavol|convegno|conferenza|terr[àa]|svolg|avr[àa] luogo|indett|indic|fissat|giorno|invit|appuntamento|^(?:data|quando|giorno)\b|partecipa/i;
const DEADLINE =
  /(?:entro|non oltre|scaden\p{L}+|termine|(?:fino|sino) al|a decorrere|perveni\p{L}+|apert[eo] d)[^.;]{0,60}$/iu;
const REFERENCE =
  /(?:\bnot[ae]\b|prot\b|delibera\p{L}*|decret\p{L}+|\blegge\b|lgs|\bl\.\s?r\.|regolament\p{L}+|verbal\p{L}+|determin\p{L}+|circolare|direttiva|precedente|bando|avviso|ai sensi|contratto|convenzione|ordinanza|accordo|protocollo d['’]intesa|statuto|approvat\p{L}+|pubblicat\p{L}+|sottoscritt\p{L}+|pervenut\p{L}+|trasmess\p{L}+|richiest\p{L}+ del|nat[oa] (?:a|il)|scors[oa])[^.;:]{0,45}$/iu;
const MOVED_FROM =
  /(?:già|inizialmente|precedentemente|originariamente|in origine)\s+(?:\p{L}+\s+){0,3}?(?:convocat|previst|fissat|programmat|indett)\p{L}*[^.;]{0,40}$|rinvio\b[^.;]{0,40}$/iu;
const MOVED_TO =
  /(?:rinviat|spostat|differit|posticipat|anticipat|riconvocat|aggiornat)\p{L}*[^.;]{0,40}\b(?:al?|alla|per)\b[^.;]{0,30}$/iu;
const PAST = /^\s*(?:u\.\s?s|scors|ultimo scorso|passato)/i;

/** The day of the meeting (the first, where there are several calls), chosen among all the dates of the letter. */
export function findMeetingDate(
  letter: Letter,
  letterDate: Guess<string> | null,
  context: DateContext,
): Guess<string> | null {
  const dates = findDates(letter.text).filter(
    (date) => !letterDate || date.to <= letterDate.from || date.from >= letterDate.to,
  );
  const scored = dates.flatMap((date) => {
    const complete = completeDate(date, context);
    if (!complete) return [];
    const early = letterDate && complete.iso < letterDate.value ? -6 : 0;
    return [{ date, complete, score: scoreDate(letter, date) + early }];
  });
  const best = scored.toSorted((one, other) => other.score - one.score)[0];
  if (!best || best.score < 1) return null;
  const rival = scored.find((other) => other.complete.iso !== best.complete.iso && other.score >= best.score);
  return guessAt(
    best.date.from,
    best.date.to,
    best.complete.iso,
    best.complete.sure && best.score >= 3 && !rival,
  );
}

function scoreDate(letter: Letter, date: WrittenDate): number {
  const before = textBefore(letter, date);
  const after = letter.text.slice(date.to, date.to + 60);
  let score = 0;
  if (MEETING.test(before)) score += 3;
  if (/^oggetto/i.test(lineAt(letter, date.from).text)) score += 2;
  if (/^[^\n]{0,40}\b(?:or[ea]|h|alle|dalle)\b/i.test(after)) score += 3;
  if (date.weekday !== null) score += 1;
  if (DEADLINE.test(before)) score -= 8;
  if (REFERENCE.test(before) || PAST.test(after)) score -= 7;
  if (MOVED_FROM.test(before)) score -= 7;
  if (MOVED_TO.test(before)) score += 6;
  if (
    /second[ao]\s+(?:convocazione|adunanza|seduta)[^.;]{0,50}$/i.test(before) ||
    /^[^.;\n]{0,40}second[ao] convocazione/i.test(after)
  )
    score -= 3;
  return score;
}

function textBefore(letter: Letter, span: Span): string {
  return letter.text.slice(sentenceAt(letter, span.from).from, span.from);
}
