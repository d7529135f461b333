import { isBodyWord, startsWithRole } from './bodies.ts';
import type { Span } from './evidence.ts';

const TITLE = String.raw`(?:dott\.?\s?ssa\b\.?|d\.ssa\b|dott\.?\s?(?:ri|sse|re)\b\.?|dottor(?:essa|e|i)?\b|dott\.|dott(?=\s)|dr\.?\s?ssa\b\.?|dr\.|dr(?=\s)|prof\.?\s?ssa\b\.?|proff?\.|prof(?=\s)|professor(?:essa|e|i)?\b|avv\.?to\b|avv\.|avvocat[oai]\b|ing\.|ingegner[ei]?\b|arch\.|architett[oai]\b|on\.?le\b|on\.|onorevole\b|sen\.|senat(?:ore|rice)\b|sig\.?\s?ra\b|sig\.?na\b|sig\.|signor[ae]?\b|geom\.|geometra\b|rag\.|ragionier[ea]\b|s\.\s?e\.(?:\s?rev\.?ma)?|sua eccellenza\b|cons\.|ass\.(?:re|ra)?|per\.\s?ind\.|cav\.|comm\.|gen\.|col\.|ten\.|cap\.|magg\.|mons\.|don(?=\s)|suor(?=\s)|padre(?=\s)|geol\.|agr\.|psic\.|amb\.|min\.|rev\.|not\.|dir\.|pres\.|ch\.mo|chiar\.mo|gent\.ma|ill\.mo)`;
/** One or more titles in front of a name: "prof. avv.". */
export const HONORIFIC = new RegExp(
  String.raw`(?<![\p{L}.])(?<honorific>${TITLE}(?:\s+${TITLE})*)\s*(?=\p{Lu})`,
  'giu',
);

const WORD = /^(?:[dD]['’])?(?:\p{Lu}[\p{L}'’-]*|\p{Lu}\.)$/u;
const PARTICLE = /^(?:de|di|del|della|dei|la|lo|van|von)$/;
const NOT_A_NAME =
  /^(?:via|piazza|viale|corso|largo|sala|aula|palazzo|teatro|ore|il|la|lo|gli|le|un|una|in|per|con|al|alla|dal|dalla|nel|nella|tel|fax|pec|e-?mail|oggetto|prot\p{L}*|data|luogo|sede|ordine|distinti|cordiali|saluti|saluto|allegat\p{L}|firmato|varie|programma|relazione|relatori|interventi|introduzione|conclusioni|dibattito|presentazione|apertura|registrazione|pausa|discussione|approvazione|nomina|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|italia\p{L}*|sicilia\p{L}*|general[ei]|comunal[ei]|regional[ei]|provincial[ei]|nazional[ei]|social[ei]|tecnic[oaie]|scolastic[oa]|amministrativ[oa]|sanitari[oa]|europe[oa]|pubblic[oa]|progetto|bilancio|legge|stato|unione|microsoft|google|teams|zoom|meet|gruppo|lavoro|tavolo|consiglio|giunta|commissione|segreteria|gent\p{L}*|egregi\p{L}*|spett\p{L}*|firma|timbro|documento|digitalmente)$/iu;

/**
 * Reads a person's name that starts at a position: up to four capital words, with particles
 * ("De Luca", "Francesco di Giovanni"). Null where fewer than `least` words look like a name.
 */
export function readName(text: string, position: number, least = 2): Span | null {
  const words = [...text.slice(position, position + 90).matchAll(/\S+/g)];
  let count = 0;
  let to = position;
  for (const [index, match] of words.entries()) {
    const gap = text.slice(to, position + match.index);
    const word = match[0].replace(/[,;:.)(\]–"”»]+$/, '');
    if (count > 0 && (gap.includes('\n') || count >= 4)) break;
    if (count === 1 && PARTICLE.test(word) && followsAsName(words[index + 1]?.[0])) continue;
    const initial = /^\p{Lu}\.$/u.test(match[0]);
    if (!initial && !isNameWord(word)) break;
    count += 1;
    to = position + match.index + (initial ? 2 : word.length);
    if (!initial && word.length < match[0].length) break;
  }
  const from = position + (text.slice(position).match(/^\s*/)?.[0].length ?? 0);
  return count >= least && to - from > 2 ? { from, to } : null;
}

function isNameWord(word: string): boolean {
  return WORD.test(word) && !NOT_A_NAME.test(word) && !isBodyWord(word) && !startsWithRole(word);
}

function followsAsName(word: string | undefined): boolean {
  return Boolean(word) && isNameWord(word?.replace(/[,;:.)]+$/, '') ?? '');
}
