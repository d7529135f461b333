import type { Span } from './evidence.ts';
import type { MappedText } from './mapped-text.ts';
import { toPlainText } from './markdown.ts';

export type Line = Span & { text: string };

/**
 * A letter laid out for reading. `text` has one line for each line that was meant as one (wrapped
 * lines are joined); `headTo` is where the letter starts to speak, `closingFrom` where it says goodbye.
 */
export type Letter = {
  text: string;
  origins: number[];
  lines: Line[];
  sentences: Line[];
  headTo: number;
  closingFrom: number;
};

/** Lays out a pasted letter: plain text, lines, sentences, head and closing. */
export function layOut(source: string): Letter {
  const { text, origins } = joinWrappedLines(toPlainText(source));
  const lines = splitLines(text);
  const headTo = findHeadEnd(lines);
  return {
    text,
    origins,
    lines,
    sentences: lines.flatMap(splitSentences),
    headTo,
    closingFrom: findClosing(lines, headTo, text.length),
  };
}

/** The line that holds a position. */
export function lineAt(letter: Letter, position: number): Line {
  return partAt(letter.lines, position);
}

/** The sentence that holds a position; a labelled line or a list item counts as a sentence of its own. */
export function sentenceAt(letter: Letter, position: number): Line {
  return partAt(letter.sentences, position);
}

function partAt(parts: Line[], position: number): Line {
  return (
    parts.find((part) => part.from <= position && position <= part.to) ?? {
      from: position,
      to: position,
      text: '',
    }
  );
}

/** The mark in front of a list item: a number, a letter or a bullet. */
export const ITEM_MARK =
  /^(?:\(?\d{1,2}(?:\.\d{1,2})?[.)°\]](?![\d])[-–]?|\d{1,2}\s+[-–]|\(?[a-z]\)|[IVX]{1,4}[.)]|[-–—•*·▪▫◦‣→►➢✓o●○■□](?=\s)|[•▪◦‣►➢●○■])\s*/;

const LABEL = /^\p{Lu}[\p{L}'’ /.]{0,32}\s?[:|]/u;
const OWN_LINE =
  /^(?:www\.|https?:|e-?mail|mail\b|tel\b|pec\b|fax\b|via\b|viale\b|piazza\b|corso\b|f\.?to\b|firmato|lì\b|prot|ore\s+\d|h\.?\s?\d|\d{1,2}[.:]\d{2}\b)/i;

function joinWrappedLines(mapped: MappedText): MappedText {
  const lines = splitLines(mapped.text);
  const width = Math.max(0, ...lines.map((line) => line.text.length));
  const characters = mapped.text.split('');
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    if (next && isWrapped(line.text, next.text, width)) characters[line.to] = ' ';
  });
  return { text: characters.join(''), origins: mapped.origins };
}

function isWrapped(line: string, next: string, width: number): boolean {
  if (
    !line ||
    !next ||
    ITEM_MARK.test(next) ||
    LABEL.test(next) ||
    OWN_LINE.test(next) ||
    next.includes(' | ')
  )
    return false;
  if (/^\p{Ll}/u.test(next)) return !/[;:]$/.test(line) && line.length > 20;
  // Text that was wrapped by hand or by a mail program has no line much longer than its page.
  const firstWord = next.split(' ')[0] ?? '';
  return (
    width <= 110 &&
    line.length >= 50 &&
    !/[.:;]$/.test(line) &&
    line.length + firstWord.length + 1 > width * 0.88
  );
}

function splitLines(text: string): Line[] {
  let from = 0;
  return text.split('\n').map((line) => {
    const at = from;
    from += line.length + 1;
    return { from: at, to: at + line.length, text: line };
  });
}

const ABBREVIATION =
  /(?:^|[^\p{L}])(?:\p{L}|dott|ssa|sse|proff?|avv|ing|arch|on|le|sen|sig|ra|ri|geom|rag|cons|ass|artt?|nr|prot|es|tel|cell|cfr|all|pag|lgs|loc|fraz|dr|gent|mi|mo|ma|me|egr|spett|ca|ill|cav|comm|gen|col|cap|mons|rev|min|amb|pres|dir|vs|ns|rif|zza|int|reg|tec|amm|soc)$/iu;

function splitSentences(line: Line): Line[] {
  const sentences: Line[] = [];
  let from = 0;
  for (const end of line.text.matchAll(/[.!?]["”»)]?\s+(?=["“«(]?\p{Lu})/gu)) {
    const before = line.text.slice(from, end.index);
    const closesDate = /\b(?:p\.v|c\.m|c\.a|u\.s)$/i.test(before);
    if (!closesDate && ABBREVIATION.test(before) && end[0].startsWith('.')) continue;
    const to = end.index + end[0].trimEnd().length;
    sentences.push({ from: line.from + from, to: line.from + to, text: line.text.slice(from, to) });
    from = end.index + end[0].length;
  }
  sentences.push({ from: line.from + from, to: line.to, text: line.text.slice(from) });
  return sentences;
}

const SALUTATION =
  /^(?:gent(?:il|\.)|egregi|spett(?:abil|\.le)[^\n]*[,;]\s*$|car[eiao]\b|car[eiao] |illustr|ill\.m|preg(?:iat|\.)|onorevol[ei]\b|stimat|ciao|buongiorno|salve|alla cortese attenzione)/i;
const SUBJECT_LINE = /^(?:oggetto|ogg\.)\s*[:.|\-–]?/i;

/** The head ends after the salutation; a letter without one starts to speak after its subject. */
function findHeadEnd(lines: Line[]): number {
  const subject = lines.find((line) => SUBJECT_LINE.test(line.text));
  const greeting = lines.find((line) => SALUTATION.test(line.text) && /[,!:]\s*$/.test(line.text));
  return Math.max(subject?.to ?? 0, greeting?.to ?? 0);
}

const GOODBYE =
  /(?:cordial|distint|miglior|cari|affettuos|sincer|rispettos|fratern|buon)\w*\s+(?:saluti|saluto|lavoro)|(?:con|l['’]occasione)[^.\n]{0,60}(?:salut|ossequi|osservanza)|porg\w+[^.\n]{0,60}salut|\bsaluti\b[\s,.!]*$|in attesa di|a presto|\bf\.?to\b|firmato digitalmente/i;

function findClosing(lines: Line[], headTo: number, end: number): number {
  const goodbyes = lines.filter(
    (line) => line.from > headTo && GOODBYE.test(line.text) && !ITEM_MARK.test(line.text),
  );
  const goodbye =
    goodbyes.find(
      (line) =>
        /salut[io]|ossequi|osservanza|a presto/i.test(line.text) &&
        !/saluti (?:istituzionali|di|del|iniziali)/i.test(line.text),
    ) ?? goodbyes.at(-1);
  return goodbye?.from ?? end;
}
