import type { Guess, Span } from './evidence.ts';
import { ITEM_MARK, type Letter, lineAt, sentenceAt } from './letter.ts';
import { findPeople, type Person } from './people.ts';

const CUE =
  /\b(?:interverr(?:anno|à)|intervengono|interviene|interventi|relator[ei]|relatric[ei]|relazioner(?:à|anno)|relazionano|relaziona\b|relazion[ei] (?:di|del|della)|con la partecipazione d\p{L}*|parteciperanno|parteciperà|porter(?:à|anno) (?:i |il |un )?(?:propri[oi] )?salut[oi]|saluti (?:istituzionali )?(?:di|del|della|dell['’])|introdurr(?:à|anno)|introduce\b|introducono|illustrer(?:à|anno)|aprir(?:à|anno)|concluder(?:à|anno) i lavori|prender(?:à|anno) la parola|presenter(?:à|anno)|saranno presenti|sarà presente|ospiti?\b|a cura d\p{L}+|dialogher(?:à|anno)|discuter(?:à|anno) con|ne (?:parlano|parleranno|discutono|discuteranno)|docent[ei]:|esper[ti]+:|spiegher(?:à|anno))/giu;
const NOT_SPEAKING =
  /(?:informazioni|chiarimenti|contatt|riferimento|segreteria|coordinat[oi] da|coordina\b|coordiner|moder|presied|delegat|invitat[oi] a )[^.;]{0,40}$/i;

/** The people who will speak: those in sentences and lists that say so, and those named in the programme. */
export function findSpeakers(
  letter: Letter,
  agenda: Span[],
  others: (string | undefined)[],
): Guess<Person>[] {
  const announced = [...letter.text.matchAll(CUE)]
    .filter((cue) => cue.index > letter.headTo && cue.index < letter.closingFrom)
    .filter((cue) => !agenda.some((item) => item.from <= cue.index && cue.index < item.to))
    .flatMap((cue) => regionsAfter(letter, cue.index + cue[0].length))
    .flatMap((region) => findPeople(letter.text, region));
  const programmed = agenda
    .flatMap((item) => findPeople(letter.text, item))
    .filter((person) => isOnProgramme(letter, person));
  const unique = new Map<string, Guess<Person>>();
  for (const person of [...announced, ...programmed]) {
    const before = letter.text.slice(sentenceAt(letter, person.from).from, person.from);
    const known = unique.has(person.value.name) || others.includes(person.value.name);
    if (!known && !NOT_SPEAKING.test(before.slice(-70))) unique.set(person.value.name, person);
  }
  return [...unique.values()].sort((one, other) => one.from - other.from);
}

/** The rest of the sentence; after a colon at the line's end, the lines of the list below. */
function regionsAfter(letter: Letter, position: number): Span[] {
  const sentence = sentenceAt(letter, position);
  const line = lineAt(letter, position);
  const opensList =
    /[:|]?\s*$/.test(letter.text.slice(position, line.to)) &&
    letter.text.slice(position, line.to).trim().length < 30;
  return opensList
    ? [{ from: position, to: line.to }, ...listBelow(letter, line.to)]
    : [{ from: position, to: Math.max(position, sentence.to) }];
}

function listBelow(letter: Letter, position: number): Span[] {
  const spans: Span[] = [];
  for (const line of letter.lines.filter((one) => one.from > position)) {
    if (!line.text) continue;
    const mark = ITEM_MARK.exec(line.text)?.[0].length ?? 0;
    const span = { from: line.from + mark, to: line.to };
    const people = findPeople(letter.text, span);
    const startsWithPerson = people[0] && people[0].from - span.from < 90;
    if (!startsWithPerson || line.from >= letter.closingFrom) break;
    spans.push(span);
  }
  return spans;
}

/** In a programme a name counts where it is set apart: after a dash, a colon, a bar, in brackets, or at a role. */
function isOnProgramme(letter: Letter, person: Guess<Person>): boolean {
  const line = lineAt(letter, person.from);
  const before = letter.text.slice(line.from, person.from);
  const subjectOfItem =
    /\b(?:nomina|incarico|dimissioni|surroga|designazione|revoca|compenso|sostituzione|comunicazion[ei] de)\b[^.;:]*$/i.test(
      before,
    );
  return (
    !subjectOfItem &&
    (/[-–—:|(,]\s*(?:(?:il|la|a cura d\p{L}+|relatore|relatrice|interviene)\s*:?\s*)?$/iu.test(before) ||
      person.value.role !== null ||
      /a cura|relator|intervent|salut/i.test(before))
  );
}
