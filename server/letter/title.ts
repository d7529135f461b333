import { type Guess, guessAt, trimSpan, wordsOf } from './evidence.ts';
import type { Letter } from './letter.ts';

const QUOTED = String.raw`["“«„‟](?<title>[^"“”«»„\n]{4,220})["”»‟]`;
const INTRODUCED = String.raw`(?:dal titolo|il cui titolo è|avente (?:per|come|ad) (?:titolo|tema)|dal tema|(?:sul|avrà come|con il|il) tema|intitolat[oa]|denominat[oa]|titolo|tema)`;
const EVENT = String.raw`(?:seminario|convegno|webinar|incontro|workshop|giornata(?: di studio| formativa)?|tavol[oa] (?:tecnico|rotonda)|evento|corso|conferenza|assemblea|forum|laboratorio|riunione)`;

/** From the plainest announcement to the weakest; only the last is not sure. */
const PATTERNS: [RegExp, boolean][] = [
  [new RegExp(String.raw`\b${INTRODUCED}\s*[:|,]?\s*${QUOTED}`, 'iu'), true],
  [/\bdal titolo\s*:?\s*\n+\s*(?<title>[^\n]{4,220})/iu, true],
  [/\b(?:dal titolo|intitolat[oa]|sul tema|tema)\s*:\s*(?<title>[^\n]{4,220})/iu, true],
  [/^titolo(?: dell['’]\p{L}+| del\p{L}* \p{L}+)?\s*[:|]\s*(?<title>[^\n]{4,220})/imu, true],
  [new RegExp(String.raw`\b${EVENT}\b[^"“«\n.;]{0,40}${QUOTED}`, 'iu'), true],
  [
    /\bdal titolo\s+(?<title>\p{Lu}[^\n;]{4,200}?)(?=,?\s+(?:che si|si terrà|si svolger|previst[oa]|organizzat|per il giorno|il giorno)|[.;\n])/iu,
    false,
  ],
];

/** The title of the meeting, where the letter gives it one of its own: "dal titolo …", "sul tema «…»". */
export function findTitle(letter: Letter): Guess<string> | null {
  for (const [pattern, sure] of PATTERNS) {
    const match = pattern.exec(letter.text);
    const title = match?.groups?.title;
    if (!match || !title || isProject(letter.text, match)) continue;
    const from = match.index + match[0].lastIndexOf(title);
    const span = trimSpan(letter.text, { from, to: from + title.length }, '.,;"“”«»');
    return guessAt(span.from, span.to, wordsOf(letter.text, span), sure);
  }
  return null;
}

/** "Progetto 3031 «COOPERA»" names a project, not the meeting. */
function isProject(text: string, match: RegExpExecArray): boolean {
  return (
    /progett[oi]\b[^\n"“«]{0,30}["“«]/i.test(match[0]) ||
    /progetto\s*$/i.test(text.slice(Math.max(0, match.index - 12), match.index))
  );
}
