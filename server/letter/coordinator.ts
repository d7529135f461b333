import { type Guess, guessAt } from './evidence.ts';
import { type Letter, lineAt, sentenceAt } from './letter.ts';
import { findPeople } from './people.ts';

export type Coordinator = { honorific: string | null; name: string };

/** From those who coordinate to those who merely chair; only the first are sure. */
const CUES: [RegExp, boolean][] = [
  [
    /\b(?:coordinat[oiae] da\p{L}*|coordina\b|coordiner(?:à|anno)|moderat[oiae] da\p{L}*|modera\b|moderer(?:à|anno)|moderat(?:ore|rice)|coordinamento(?: dei lavori)? (?:a cura|affidato)|coordinamento\s*:|coordinat(?:ore|rice) (?:dei lavori|dell['’]incontro|del tavolo|della riunione|della seduta)|(?:^|\n)coordinat(?:ore|rice)\s*:|condott[oaie] da\p{L}*|conduce\b|condurrà|facilitat(?:ore|rice|[oaie] da\p{L}*)|il coordinamento)/giu,
    true,
  ],
  [/\b(?:presiedut[oaie] da\p{L}*|presieder(?:à|anno)|presiede\b)/giu, false],
];

/** Who coordinates or moderates the meeting; failing that, who chairs it (not sure). */
export function findCoordinator(letter: Letter): Guess<Coordinator> | null {
  for (const [pattern, sure] of CUES) {
    for (const cue of letter.text.matchAll(pattern)) {
      const to = Math.max(
        sentenceAt(letter, cue.index + 1).to,
        lineAt(letter, cue.index + 1).text.length < 90 ? lineAt(letter, cue.index + 1).to : 0,
      );
      const near = { from: cue.index + cue[0].length, to: Math.min(to, cue.index + cue[0].length + 160) };
      const person = findPeople(letter.text, near)[0];
      const between = person && letter.text.slice(near.from, person.from);
      // "il coordinatore del Progetto, dott. …" is a speaker's role, not the meeting's.
      if (
        person &&
        between !== undefined &&
        between.length < 110 &&
        !/[;.]\s/.test(between.replace(/\b\p{L}{1,4}\./gu, ''))
      ) {
        return guessAt(
          cue.index,
          person.to,
          { honorific: person.value.honorific, name: person.value.name },
          sure,
        );
      }
    }
  }
  return findRoleAfterName(letter);
}

function findRoleAfterName(letter: Letter): Guess<Coordinator> | null {
  const cue =
    /(?:coordinerà|modererà|coordina|modera|presiederà)\s+(?:i lavori|l['’]incontro|la riunione|il dibattito|la tavola rotonda|il tavolo)/iu.exec(
      letter.text,
    );
  if (!cue) return null;
  const people = findPeople(letter.text, { from: sentenceAt(letter, cue.index).from, to: cue.index });
  const person = people.at(-1);
  return person
    ? guessAt(person.from, cue.index + cue[0].length, {
        honorific: person.value.honorific,
        name: person.value.name,
      })
    : null;
}
