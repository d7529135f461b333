import { completeDate, type DateContext, findDates } from './dates.ts';
import { type Guess, guessAt, type Span } from './evidence.ts';
import { type Letter, sentenceAt } from './letter.ts';
import { findLinks, isFormLink, isVideoLink } from './links.ts';

const REGISTERING =
  /iscri|registra|registrazion|prenot|adesion|aderire|conferm\p{L}+|modulo|form\b|accredit|partecipa\p{L}*/iu;
const JOINING = /colleg|connett|videoconf|streaming|piattaforma|accedere alla riunione/i;
const OTHER_PAGE =
  /material|document|scaric|consult|informativ|privacy|approfond|pubblicat|allegat|visionar/i;

/** Where one registers, if on the web. */
export function findRegistrationUrl(letter: Letter, videoLink: Guess<string> | null): Guess<string> | null {
  const links = findLinks(letter.text).filter(
    (link) =>
      link.from !== videoLink?.from &&
      !isVideoLink(link.url) &&
      link.url.replace(/^https?:\/\//, '').length > 0,
  );
  const form = links.find((link) => isFormLink(link.url) && !JOINING.test(linkContext(letter, link)));
  const told = links.find((link) => {
    const context = linkContext(letter, link);
    return (
      REGISTERING.test(context) &&
      !JOINING.test(context) &&
      !OTHER_PAGE.test(context.slice(-70)) &&
      link.from > letter.headTo &&
      link.from < letter.closingFrom
    );
  });
  const link = form ?? told;
  return link ? guessAt(link.from, link.to, link.url, REGISTERING.test(linkContext(letter, link))) : null;
}

/** The words that lead to a link: its sentence, and the line above when the link stands alone. */
function linkContext(letter: Letter, link: Span): string {
  const own = letter.text.slice(sentenceAt(letter, link.from).from, link.from);
  return own.trim().length > 12 ? own : letter.text.slice(Math.max(0, link.from - 160), link.from);
}

const LIMIT =
  /(?:entro(?:\s+e\s+non\s+oltre)?|non\s+oltre|termine(?:\s+ultimo)?|scaden\p{L}+|(?:fino|sino)\s+al|deadline|chius\p{L}+)(?<between>[^.;\n]{0,70})$/iu;
const ANSWER =
  /iscri|registra|prenot|adesion|aderire|conferm|partecipa|presenza|riscontro|\brsvp\b|accredit|nominativ/i;
const OTHER_ANSWER =
  /osservazion|contribut|document|candidatur|pagament|\bquot[ae]\b|propost|quesit|relazion[ei]\b|richiesta (?:del|di) (?:link|collegamento)|emendament|rendicont|question/i;

/** The last day to register or to confirm. Other deadlines (documents, payments, proposals) do not count. */
export function findRegistrationDeadline(letter: Letter, context: DateContext): Guess<string> | null {
  const found = findDates(letter.text).flatMap((date) => {
    const sentence = sentenceAt(letter, date.from);
    const limit = LIMIT.exec(
      letter.text.slice(sentence.from, date.from).replace(/\b(\d{1,2})[.,](?=\d{2})/g, '$1:'),
    );
    const complete = completeDate(date, context);
    if (!limit || !complete || findDates(limit.groups?.between ?? '').length > 0) return [];
    if (!ANSWER.test(sentence.text) || OTHER_ANSWER.test(withoutRegistering(sentence.text))) return [];
    return [guessAt(date.from, date.to, complete.iso, complete.sure)];
  });
  return found[0] ?? null;
}

/** "richiesta di partecipazione" and the like are answers to the letter, whatever else they contain. */
function withoutRegistering(words: string): string {
  return /(?:iscri|registra|adesion|conferm\p{L}+ (?:la |di )?(?:propria )?(?:partecipa|presenza|adesion))/iu.test(
    words,
  )
    ? ''
    : words;
}
