import { type Guess, guessAt, type Span } from './evidence.ts';
import type { Letter } from './letter.ts';

export type Mode = 'mixed' | 'in_person' | 'remote';

const MIXED =
  /(?:modalità|forma|formato|modo|riunione|evento|seduta|incontro)\s+(?:mist[ao]|ibrid[ao]|duale|blended)|\bin presenza\b[^.\n]{0,60}(?:\be\b|\bo\b|\bche\b|\bsia\b|\boppure\b|\/|\bovvero\b)\s*(?:anche\s+)?(?:in|da|a|con|per|tramite)?\s*(?:videoconf|remoto|distanza|on\s?-?line|streaming|collegamento|modalità (?:telematic|remot|videoconf))|(?:videoconferenza|da remoto|on\s?-?line|a distanza)[^.\n]{0,40}(?:\be\b|\bo\b|\bche\b|\bsia\b|\boppure\b|\/)\s*(?:anche\s+)?in presenza/i;
const ONLY = String.raw`(?:esclusivamente|solamente|unicamente|solo|soltanto|interamente)`;
const REMOTE_WORD = String.raw`(?:videoconferenza|video-conferenza|videocollegamento|videochiamata|audio-?videoconferenza|teleconferenza|modalità (?:telematica|remota|virtuale|a distanza)|via telematica|in via telematica|collegamento (?:da remoto|a distanza|video|telematico|audio)|da remoto|a distanza|on\s?-?line\b|webinar|(?:microsoft\s+|ms\s+)?teams\b|zoom\b|google\s+meet|meet\b(?=\s*[,.:;)])|webex|go\s?to\s?meeting|skype|jitsi|aula virtuale|stanza virtuale|collegarsi|connettersi|link (?:di|per il|al|del) (?:collegamento|videoc))`;
const ONLY_REMOTE = new RegExp(
  String.raw`${ONLY}\s+(?:in|da|a|tramite|con|per)?\s*${REMOTE_WORD}|${REMOTE_WORD}\s+${ONLY}|(?:non (?:è|sarà) (?:prevista|consentita|possibile|ammessa) (?:la )?(?:presenza|partecipa\p{L}+ in presenza))`,
  'iu',
);
const ONLY_HALL = new RegExp(
  String.raw`${ONLY}\s+in\s+presenza|in\s+presenza\s+${ONLY}|non\s+(?:è|sarà|saranno|sono|si|verrà)\b[^.\n]{0,40}${REMOTE_WORD}`,
  'iu',
);
const REMOTE = new RegExp(
  String.raw`(?<!iscri\p{L}{0,8}\s|registrazione\s|modulo\s|moduli\s|form\s|albo\s(?:pretorio\s)?|procedura\s|domanda\s|portale\s|sportello\s|servizi\s|questionario\s|compila\p{L}{0,6}\s|piattaforma\s)${REMOTE_WORD}`,
  'iu',
);
const HALL = /\bin presenza\b|\bdi persona\b|\bin sede\b/i;

/**
 * How people take part. What the letter says wins ("modalità mista", "esclusivamente in presenza");
 * else a hall, a link or both decide, which is less sure.
 */
export function findMode(letter: Letter, venue: Span | null, videoLink: Span | null): Guess<Mode> | null {
  const text = letter.text;
  const only = (pattern: RegExp, mode: Mode) => {
    const match = pattern.exec(text);
    return match && guessAt<Mode>(match.index, match.index + match[0].length, mode);
  };
  const said = only(ONLY_REMOTE, 'remote') ?? only(ONLY_HALL, 'in_person') ?? only(MIXED, 'mixed');
  if (said) return said;
  const remote =
    only(REMOTE, 'remote') ?? (videoLink && guessAt<Mode>(videoLink.from, videoLink.to, 'remote'));
  const hall = only(HALL, 'in_person') ?? (venue && guessAt<Mode>(venue.from, venue.to, 'in_person'));
  if (remote && hall) return { ...remote, value: 'mixed', sure: HALL.test(text) };
  return remote ?? hall;
}
