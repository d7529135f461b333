import { type Guess, guessAt } from './evidence.ts';
import { type Letter, sentenceAt } from './letter.ts';
import { findLinks, isFormLink, isVideoLink } from './links.ts';

const JOINING =
  /videoconf|video-conf|collega|connett|da remoto|on\s?-?line|\blink\b|stanza virtuale|piattaforma|telematic|streaming|\b(?:zoom|teams|meet|webex)\b/i;
const REGISTERING = /iscri|registra|modulo|adesion|prenot|form\b|conferm/i;

/** The address of the video meeting, where the letter carries one. */
export function findVideoLink(letter: Letter): Guess<string> | null {
  const links = findLinks(letter.text);
  const known = links.find((link) => isVideoLink(link.url));
  if (known) return guessAt(known.from, known.to, known.url);
  const told = links.find((link) => {
    const before = letter.text
      .slice(Math.max(sentenceAt(letter, link.from).from - 80, 0), link.from)
      .slice(-160);
    return (
      !isFormLink(link.url) &&
      JOINING.test(before) &&
      !REGISTERING.test(before) &&
      link.from > letter.headTo &&
      link.from < letter.closingFrom
    );
  });
  return told ? guessAt(told.from, told.to, told.url, false) : null;
}

const LINK = String.raw`(?:link|collegamento|credenziali|accesso|invito|coordinate|indirizzo|connessione|modalità di (?:collegamento|accesso))`;
const ON_REQUEST = [
  new RegExp(
    String.raw`\b${LINK}\b[^.\n]{0,120}?(?:se richiest[oaie]|(?:su|a|dietro|previa|solo su) (?:apposita |semplice |espressa |specifica )?richiesta|richiedent[ei]|ne (?:far(?:à|anno)|fa|fanno|faccia(?:no)?|avr(?:à|anno) fatto|abbia(?:no)? fatto|faranno) (?:espressa |specifica )?richiesta|(?:va|vanno|potr(?:à|anno)|può|dovr(?:à|anno)|possono)\s+(?:essere\s+)?richiest|(?:che |lo |)(?:avranno|abbiano|hanno) richiest|da richiedere)`,
    'iu',
  ),
  new RegExp(
    String.raw`\b(?:su|dietro|previa|a) (?:apposita |semplice |espressa |specifica )?richiesta\b[^.\n]{0,100}\b${LINK}\b`,
    'iu',
  ),
  /\b(?:richieder|chieder|richiest[ae]|richied|chied)\p{L}*\b[^.\n]{0,60}\b(?:il|del|i|le|al)?\s*(?:link|credenziali|collegamento|accesso)\b/iu,
];

/** True where the link goes only to those who ask for it; null where the letter does not say so. */
export function findLinkOnRequest(letter: Letter): Guess<boolean> | null {
  for (const pattern of ON_REQUEST) {
    const match = pattern.exec(letter.text);
    if (match) return guessAt(match.index, match.index + match[0].length, true);
  }
  return null;
}
