import { completeDate, findDates } from './dates.ts';
import { type Guess, guessAt } from './evidence.ts';
import type { Letter } from './letter.ts';

const NUMBER = String.raw`(?<number>(?:[A-Z]{1,8}[-_./ ]?)?\d[\w]*(?:[/._-][\w]+)*)`;
const PROTOCOL = new RegExp(
  String.raw`\b(?:prot(?:ocollo)?\b\.?(?:\s*(?:gen(?:erale)?|int(?:erno)?|uscita|informatico|riservato)\b\.?)?|p\.?g\.?(?=\s*(?:n|\d|/)))\s*(?:(?:n(?:um(?:ero)?|r|ro)?\s?[.°º]*|n°)\s*)?[:|/]?\s*${NUMBER}`,
  'giu',
);
const NUMBER_FIRST = new RegExp(String.raw`\bn\.?\s*${NUMBER}\s+(?:di\s+)?prot(?:ocollo|\.)`, 'giu');
/** Somebody else's letter, or an earlier one, that this letter answers or quotes. */
const QUOTED =
  /(?:nota|not[ae] di|vs\.?|vostr[ao]|riferimento|rif\.?|riscontro|circolare|lettera|seguito|richiamat\w+|precedente|di cui al(?:la)?|ufficio|con)[^\n.;]{0,25}$/i;

/** The protocol number of the letter itself, never one that it merely quotes. */
export function findProtocol(letter: Letter): Guess<string> | null {
  const matches = [...letter.text.matchAll(PROTOCOL), ...letter.text.matchAll(NUMBER_FIRST)];
  for (const match of matches) {
    const number = match.groups?.number?.replace(/[._/-]+$/, '') ?? '';
    const from = match.index + match[0].indexOf(number);
    const quoted = QUOTED.test(letter.text.slice(Math.max(0, match.index - 60), match.index));
    const inHead = from <= letter.headTo || from >= letter.closingFrom || letter.headTo === 0;
    if (number && !quoted && inHead) return guessAt(from, from + number.length, number);
  }
  return null;
}

/** The date that some offices write as the tail of the protocol number: `0440/18/05/22`. Never sure. */
export function findDateInProtocol(_letter: Letter, protocol: Guess<string> | null): Guess<string> | null {
  const tail = protocol?.value.match(/[/_-](\d{1,2}[/.-]\d{1,2}[/.-](?:20)?\d{2})$/);
  const date = tail?.[1] && findDates(tail[1])[0];
  const complete = date && completeDate(date);
  if (!protocol || !tail?.[1] || !complete) return null;
  return guessAt(protocol.to - tail[1].length, protocol.to, complete.iso, false);
}

/** The year that a protocol number such as `2024/1234` or `1234/2024` carries; null without one. */
export function yearOfProtocol(protocol: Guess<string> | null): number | null {
  const year = protocol?.value.match(/(?:^|[/._-])(20\d{2})(?=$|[/._-])/)?.[1];
  return year ? Number(year) : null;
}
