import { splitRoleAndBody, startsWithRole } from './bodies.ts';
import { type Guess, guessAt } from './evidence.ts';
import type { Letter, Line } from './letter.ts';
import { HONORIFIC, readName } from './names.ts';

export type Signatory = { name: string; role: string | null };

const CONTACT =
  /@|https?:|www\.|\btel\b|telefono|\bpec\b|fax|referente|informazioni|responsabile del procedimento|istrutt|\brup\b|c\.\s?f\.|p\.\s?iva|allegat|via\s|piazza\s/i;
const SIGN = /^(?:f\.?\s?to\.?|firmato(?: digitalmente)?(?: da)?|firma|per)\s*:?\s*/i;
const NOTE = /^\(?(?:firma|firmato digitalmente|documento|originale|il presente|ai sensi|atto)\b[^\n]*\)?$/i;

/** Who signs: a name below the farewell, with the role above, below or beside it. */
export function findSignatory(letter: Letter): Guess<Signatory> | null {
  const lines = letter.lines.filter((line) => line.text && line.from >= signatureFrom(letter));
  for (const [index, line] of lines.entries()) {
    if (CONTACT.test(line.text) || /^salut|^p\.?s\b/i.test(line.text)) continue;
    const signed = readSignedLine(line);
    if (!signed) continue;
    const beside = signed.rest ? asRole(signed.rest) : null;
    const above = roleOn(lines[index - 1]) ?? roleOn(lines[index - 2], lines[index - 1]);
    const below = roleOn(lines[index + 1]);
    const role = beside ?? above ?? below;
    return guessAt(line.from, line.to, { name: signed.name, role }, role !== null);
  }
  return null;
}

/** Signatures follow the farewell; a letter without one is signed in its last lines. */
function signatureFrom(letter: Letter): number {
  if (letter.closingFrom < letter.text.length) return letter.closingFrom;
  return letter.lines.filter((line) => line.text).at(-5)?.from ?? 0;
}

function readSignedLine(line: Line): { name: string; rest: string } | null {
  const digital = /firmato digitalmente (?:da\s*:?\s*)/i.exec(line.text);
  let at = digital ? digital.index + digital[0].length : (SIGN.exec(line.text)?.[0].length ?? 0);
  if (!digital && NOTE.test(line.text)) return null;
  const rest = line.text.slice(at);
  const honorific = [...rest.matchAll(HONORIFIC)][0];
  const roleFirst = rest.replace(/^\(?(?:il|la|lo|l['’])\s*/i, '');
  let role = '';
  if (honorific && (honorific.index === 0 || startsWithRole(roleFirst) || /^\(/.test(rest))) {
    role = rest.slice(0, honorific.index);
    at += honorific.index + honorific[0].length;
  } else if (startsWithRole(roleFirst)) {
    const inside =
      /[,:(–-]\s*(?=\p{Lu})/u.exec(rest) ??
      /(?<=\p{Ll}|[A-Z]{3})\s+(?=\p{Lu}\p{L}+\s+\p{Lu}\p{L}+\s*\)?$)/u.exec(rest);
    if (!inside) return null;
    role = rest.slice(0, inside.index);
    at += inside.index + inside[0].length;
  } else if (/^[(]/.test(rest)) {
    at += 1;
  }
  const name = readName(line.text, at);
  if (!name || name.from > at + 1) return null;
  const behind = line.text.slice(name.to).replace(/^[\s,)–-]+|[\s).]+$/g, '');
  if (behind && !role && !startsWithRole(behind.replace(/^(?:il|la|l['’])\s*/i, ''))) return null;
  return { name: line.text.slice(name.from, name.to), rest: role || behind };
}

function roleOn(line: Line | undefined, skipped?: Line): string | null {
  if (!line || (skipped && !SIGN.test(skipped.text) && !NOTE.test(skipped.text))) return null;
  return asRole(line.text);
}

function asRole(words: string): string | null {
  const plain = words
    .replace(/^\s*(?:p\.\s|per\s)?\(?(?:il|la|lo|l['’]|i)\s*/i, '')
    .replace(/[\s,:;.()–-]+$/, '')
    .trim();
  return startsWithRole(plain) && plain.length < 140 && splitRoleAndBody(plain).role ? plain : null;
}
