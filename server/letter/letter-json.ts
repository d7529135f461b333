import type { Coordinator } from './coordinator.ts';
import type { Found } from './evidence.ts';
import type { Mode } from './mode.ts';
import type { Person } from './people.ts';
import type { LetterReading } from './read-letter.ts';
import type { Signatory } from './signatory.ts';
import type { Venue } from './venue.ts';

type Nullable<Shape> = { [Key in keyof Shape]: Shape[Key] | null };

/** The plain object that a program gets: values only, always with every key. */
export type LetterJson = {
  protocol: string | null;
  letterDate: string | null;
  subject: string | null;
  title: string | null;
  date: string | null;
  start: string | null;
  end: string | null;
  endIsExpected: boolean;
  mode: Mode | null;
  venue: Venue;
  videoLink: string | null;
  videoLinkOnRequest: boolean;
  speakers: Person[];
  coordinator: Nullable<Coordinator>;
  registrationUrl: string | null;
  registrationDeadline: string | null;
  agenda: string[];
  signatory: Nullable<Signatory>;
};

/** Strips a reading of its evidence; what the letter does not say is null, false or empty. */
export function toLetterJson(reading: LetterReading): LetterJson {
  const value = <Value>(found: Found<Value> | null): Value | null => found?.value ?? null;
  return {
    protocol: value(reading.protocol),
    letterDate: value(reading.letterDate),
    subject: value(reading.subject),
    title: value(reading.title),
    date: value(reading.date),
    start: value(reading.start),
    end: value(reading.end),
    endIsExpected: value(reading.endIsExpected) ?? false,
    mode: value(reading.mode),
    venue: value(reading.venue) ?? { name: null, address: null, city: null },
    videoLink: value(reading.videoLink),
    videoLinkOnRequest: value(reading.videoLinkOnRequest) ?? false,
    speakers: reading.speakers.map((speaker) => speaker.value),
    coordinator: value(reading.coordinator) ?? { honorific: null, name: null },
    registrationUrl: value(reading.registrationUrl),
    registrationDeadline: value(reading.registrationDeadline),
    agenda: reading.agenda.map((item) => item.value),
    signatory: value(reading.signatory) ?? { name: null, role: null },
  };
}
