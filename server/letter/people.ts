import { splitRoleAndBody, startsWithRole } from './bodies.ts';
import { type Guess, guessAt, type Span } from './evidence.ts';
import { HONORIFIC, readName } from './names.ts';

export type Person = { honorific: string | null; name: string; role: string | null; body: string | null };

type Anchor = Span & { honorific: string | null; name: string };

const ARTICLE = String.raw`(?:(?:il|la|lo|i|le|gli|dal|dalla|dallo|del|della|al|alla|da|di|e|ed|con)\s+|l['’]\s*|dall['’]\s*|dell['’]\s*|all['’]\s*)`;
const ROLE_IN_FRONT = new RegExp(
  String.raw`(?:^|[;,:]\s*|\b(?:e|ed|nonché|con)\s+|\s)(?:e\s+|ed\s+|nonché\s+)?(?<article>${ARTICLE})(?<role>\p{L}[^;:]*?)[\s,:–-]*$`,
  'iu',
);
const SAID_LATER =
  /,?\s+(?:che\b|i?l? quale\b|la quale\b|su(?:l|lla|ll['’]|i|gli|lle)?\s|in merito|nonché\b|con (?:un|il|la) |per (?:un|illustrare|presentare|discutere)|relazionerà|illustrerà|interverrà|presenterà|parlerà|introdurrà|porterà|modererà|concluderà|coordinerà)/i;

/** Finds the people named in a stretch of text, each with what is said of them before or after the name. */
export function findPeople(text: string, span: Span): Guess<Person>[] {
  const anchors = findAnchors(text, span);
  return anchors.map((anchor, index) => {
    const previous = anchors[index - 1];
    const next = anchors[index + 1];
    const front = roleInFront(text.slice(previous?.to ?? span.from, anchor.from));
    const behind = saidBehind(text.slice(anchor.to, next?.from ?? span.to), Boolean(next));
    const { role, body } = splitRoleAndBody(behind || front);
    const frontRole = behind && front ? splitRoleAndBody(front) : null;
    const value = {
      honorific: anchor.honorific,
      name: anchor.name,
      role: role ?? frontRole?.role ?? null,
      body: body ?? frontRole?.body ?? null,
    };
    const to = anchor.to + (behind ? text.slice(anchor.to).indexOf(behind) + behind.length : 0);
    return guessAt(anchor.from, to, value, anchor.honorific !== null || value.role !== null);
  });
}

function findAnchors(text: string, span: Span): Anchor[] {
  const anchors: Anchor[] = [];
  for (const match of text.slice(span.from, span.to).matchAll(HONORIFIC)) {
    const from = span.from + match.index;
    const name = readName(text, from + match[0].length, 1);
    const joined = anchors.at(-1);
    if (!name || (joined && from < joined.to)) continue;
    anchors.push({
      from,
      to: Math.min(name.to, span.to),
      honorific: match.groups?.honorific?.trim() ?? null,
      name: nameOf(text, name),
    });
  }
  return [...anchors, ...findBareNames(text, span, anchors)].sort((one, other) => one.from - other.from);
}

/** Names without a title count only where a list of people would put them. */
function findBareNames(text: string, span: Span, taken: Anchor[]): Anchor[] {
  const found: Anchor[] = [];
  const words = text.slice(span.from, span.to);
  for (const match of words.matchAll(/(?:^|[;,:(|–—-]|\b(?:e|ed|di|da|con|il|la)\s)\s*(?=\p{Lu})/gu)) {
    const at = span.from + match.index + match[0].length;
    const name = readName(text, at);
    if (
      !name ||
      name.to > span.to ||
      [...taken, ...found].some((other) => at < other.to && other.from < name.to)
    )
      continue;
    const after = text.slice(name.to, span.to);
    const before = text.slice(Math.max(span.from, at - 90), at);
    const placed = /^\s*(?:$|[,;.()–|-]|e\s+(?:il|la|l['’]|\p{Lu})|\()/u.test(after);
    const saidOf =
      startsWithRole(after.replace(/^[\s,(–-]+/, '')) || /^\s*\(/.test(after) || roleInFront(before) !== '';
    const listed = /^\s*$/.test(text.slice(span.from, at)) || /[;|–—:-]\s*$/.test(before);
    if (placed && (saidOf || listed)) found.push({ ...name, honorific: null, name: nameOf(text, name) });
  }
  return found;
}

function nameOf(text: string, span: Span): string {
  return text.slice(span.from, span.to).replace(/\s+/g, ' ');
}

/** "l'Assessore alla Salute, dott.ssa …": an article and a role right in front of the name. */
function roleInFront(between: string): string {
  const parts = between.split(
    /;|,\s*(?=(?:il|la|l['’]|dal|dalla|dall['’])\s*\p{L})|\b(?:e|ed|nonché)\s+(?=(?:il|la|l['’]|dal|dalla|dall['’])\s*\p{L})/iu,
  );
  const last = parts.at(-1) ?? '';
  const role =
    ROLE_IN_FRONT.exec(` ${last}`)?.groups?.role?.trim() ?? last.replace(/^[\s,:–-]+|[\s,:–-]+$/g, '');
  const fromRole =
    role.match(/^(?:.*?\b(?:il|la|l['’]|dal|dalla|dall['’])\s*)?(?<role>.*)$/i)?.groups?.role ?? role;
  if (startsWithRole(role)) return role;
  return startsWithRole(fromRole) ? fromRole : '';
}

/** What follows a name up to the next person: the role in apposition, never the next person's own. */
function saidBehind(between: string, hasNext: boolean): string {
  let said = between.split(/;|\n/)[0] ?? '';
  const nextRole = said.search(
    /(?:,\s*(?:e\s+|ed\s+|nonché\s+)?|\s(?:e|ed|nonché)\s+)(?:il|la|l['’]|lo|i|gli|le|dal|dalla|dall['’])\s*(?:\p{L}|$)/iu,
  );
  if (hasNext && nextRole >= 0) said = said.slice(0, nextRole);
  const later = said.search(SAID_LATER);
  if (later >= 0) said = said.slice(0, later);
  said = said.split(/["“«|]|:\s/)[0] ?? '';
  if (/^\s*\(/.test(said))
    said = said.slice(0, said.indexOf(')') + 1 || said.length).replace(/^\s*\(|\)$/g, '');
  return said
    .replace(/(?:[\s,]+(?:e|ed|il|la|lo|i|gli|le|nonché|con|l['’]|dal|dalla|del|della))+\s*$/i, '')
    .replace(/^[\s,:)–—-]+|[\s,;:.–—(-]+$/g, '')
    .replace(/^(?:e|ed)\s.*$/, '');
}
