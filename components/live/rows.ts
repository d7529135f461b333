import type { ItemKind, ItemStatus } from '#meeting/agenda.ts';
import type { Phase, Settings } from '#meeting/phase.ts';
import type { MyQuestion } from '#meeting/question-path.ts';
import type { DeclineReason, LaterAnswer, QuestionStatus } from '#meeting/question-slice.ts';
import type { Origin } from '#meeting/roles.ts';

/** Rows as protocol version 1 sends them; fields with `?` are the moderator's. Times in ms since 1970. */
export interface MeetingRow {
  id: string;
  title: string;
  phase: Phase;
  plannedStart: number | null;
  plannedEnd: number | null;
  expectedEnd: number | null;
  startedAt: number | null;
  currentItem: string | null;
  onAir: string | null;
  questionsOpen: boolean;
  settings: Settings;
  counts: { questions: number; answered: number; received?: number; queued?: number; declined?: number };
}

export interface AgendaRow {
  id: string;
  /** From 1, in the order in which items are taken. */
  position: number;
  title: string;
  kind: ItemKind;
  /** Ids of rows of `people`. */
  speakers: string[];
  plannedStart: number | null;
  plannedMinutes: number;
  status: ItemStatus;
  startedAt: number | null;
  endedAt: number | null;
}

export interface QuestionRow {
  id: string;
  number: number;
  text: string;
  /** Null for an anonymous question. */
  author: { name: string; body?: string } | null;
  origin: Origin;
  itemId: string | null;
  /** The speaker it is addressed to: id of a row of `people`. */
  to: string | null;
  status: QuestionStatus;
  votes: number;
  askedAt: number;
  answer?: string;
  seat?: string | null;
  anonymous?: boolean;
  /** Place in the queue, from 1. */
  place?: number | null;
  reason?: DeclineReason | null;
  note?: string | null;
  later?: LaterAnswer | null;
  /** When it went on air last. */
  airedAt?: number | null;
  answeredAt?: number | null;
}

export interface PersonRow {
  id: string;
  role: string;
  name: string;
  honorific: string | null;
  position: string | null;
  body: string | null;
  place: number;
}

export interface NoticeRow {
  id: string;
  text: string;
  postedAt: number;
}

/** The collections that this end knows; rows of others are kept and left alone. */
export interface RowTypes {
  meeting: MeetingRow;
  agenda: AgendaRow;
  questions: QuestionRow;
  people: PersonRow;
  notices: NoticeRow;
}

/** What a seat sees of itself. */
export interface MyPart {
  seat: { id: string; name: string; body: string | null; origin: Origin } | null;
  questions: MyQuestion[];
  /** Ids of the questions that I support. */
  votes: string[];
}
