/** A date and time of day as the convocation words it: ISO 8601 local time, e.g. `2022-05-25T15:00`. */
export type LocalDateTime = string;

export interface Person {
  honorific: string | null;
  name: string;
  /** What the person is: "coordinatore del Progetto". */
  role: string | null;
  body: string | null;
}

/**
 * A convocation as data: everything a letter says, each thing in its place. The page, and later the
 * letter, the mails and the calendar file, come from it and only from it. All texts are plain text.
 */
export interface Convocation {
  /** Who convenes: name, a line below it, logos' names for the letterhead. */
  convener: { name: string; description: string | null; website: string | null };
  /** Bodies that carry or fund the project, in the order of the letterhead. */
  patrons: string[];
  protocol: { number: string; date: string | null } | null;
  subject: string;
  title: string;
  project: { code: string | null; name: string; funding: string[] } | null;
  mode: 'in_person' | 'remote' | 'mixed';
  /** IANA name; all local times of the convocation are in it. */
  timeZone: string;
  start: LocalDateTime;
  end: LocalDateTime;
  /** "presumibilmente fino alle": the end is expected, not fixed. */
  endIsExpected: boolean;
  venue: { name: string; address: string; city: string; mapUrl: string | null } | null;
  video: { onRequest: boolean; note: string | null } | null;
  /** The body in parts: a heading or none, and its paragraphs. */
  parts: { heading: string | null; paragraphs: string[] }[];
  speakers: Person[];
  coordinator: Person | null;
  registration: { note: string; deadline: LocalDateTime | null } | null;
  contactCard: { note: string } | null;
  requirements: string[];
  signatory: { name: string; role: string } | null;
}
