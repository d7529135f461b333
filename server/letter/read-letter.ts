import { findAgenda } from './agenda.ts';
import { type Coordinator, findCoordinator } from './coordinator.ts';
import type { DateContext } from './dates.ts';
import type { Found, Guess } from './evidence.ts';
import { type Letter, layOut } from './letter.ts';
import { findLetterDate } from './letter-date.ts';
import { findMeetingDate } from './meeting-date.ts';
import { findMeetingHours } from './meeting-hours.ts';
import { findMode, type Mode } from './mode.ts';
import type { Person } from './people.ts';
import { findProtocol, yearOfProtocol } from './protocol.ts';
import { findRegistrationDeadline, findRegistrationUrl } from './registration.ts';
import { findSignatory, type Signatory } from './signatory.ts';
import { findSpeakers } from './speakers.ts';
import { findSubject } from './subject.ts';
import { findTitle } from './title.ts';
import { findVenue, type Venue } from './venue.ts';
import { findLinkOnRequest, findVideoLink } from './video.ts';

/** What a letter says, field by field, each with its evidence. Null or an empty list: the letter does not say. */
export type LetterReading = {
  protocol: Found<string> | null;
  letterDate: Found<string> | null;
  subject: Found<string> | null;
  title: Found<string> | null;
  date: Found<string> | null;
  start: Found<string> | null;
  end: Found<string> | null;
  endIsExpected: Found<boolean> | null;
  mode: Found<Mode> | null;
  venue: Found<Venue> | null;
  videoLink: Found<string> | null;
  videoLinkOnRequest: Found<boolean> | null;
  speakers: Found<Person>[];
  coordinator: Found<Coordinator> | null;
  registrationUrl: Found<string> | null;
  registrationDeadline: Found<string> | null;
  agenda: Found<string>[];
  signatory: Found<Signatory> | null;
};

/**
 * Reads an Italian convocation letter, given as plain text or markdown. Dates are `YYYY-MM-DD`, hours
 * `HH:MM`; evidence counts characters of the text as given. Refuses nothing: what is not found is null,
 * and what was inferred rather than read has `sure: false`.
 */
export function readLetter(source: string): LetterReading {
  const letter = layOut(source);
  const protocol = findProtocol(letter);
  const letterDate = findLetterDate(letter, protocol);
  const context: DateContext = { letterDate: letterDate?.value, year: yearOfProtocol(protocol) };
  const date = findMeetingDate(letter, letterDate, context);
  const hours = findMeetingHours(letter, date, context);
  const videoLink = findVideoLink(letter);
  const venue = findVenue(letter);
  const mode = findMode(letter, venue, videoLink);
  const agenda = findAgenda(letter);
  const coordinator = findCoordinator(letter);
  const found = <Value>(guess: Guess<Value> | null) => guess && withEvidence(source, letter, guess);
  return {
    protocol: found(protocol),
    letterDate: found(letterDate),
    subject: found(findSubject(letter)),
    title: found(findTitle(letter)),
    date: found(date),
    start: found(hours.start),
    end: found(hours.end),
    endIsExpected: found(hours.endIsExpected),
    mode: found(mode),
    venue: found(mode?.value === 'remote' ? null : venue),
    videoLink: found(videoLink),
    videoLinkOnRequest: found(findLinkOnRequest(letter)),
    speakers: findSpeakers(letter, agenda, [coordinator?.value.name]).map((person) =>
      withEvidence(source, letter, person),
    ),
    coordinator: found(coordinator),
    registrationUrl: found(findRegistrationUrl(letter, videoLink)),
    registrationDeadline: found(findRegistrationDeadline(letter, context)),
    agenda: agenda.map((item) => withEvidence(source, letter, item)),
    signatory: found(findSignatory(letter)),
  };
}

function withEvidence<Value>(source: string, letter: Letter, guess: Guess<Value>): Found<Value> {
  const from = letter.origins[guess.from] ?? source.length;
  const to = guess.to > guess.from ? (letter.origins[guess.to - 1] ?? source.length - 1) + 1 : from;
  return { value: guess.value, evidence: { from, to, text: source.slice(from, to) }, sure: guess.sure };
}
