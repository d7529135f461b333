import type { Veil } from './noun.ts';
import type { Origin } from './roles.ts';
import { emptyTable, getRow, rowsOf, setRow, type Table } from './table.ts';

export const questionStatuses = [
  'received',
  'approved',
  'queued',
  'on_air',
  'answered',
  'declined',
  'withdrawn',
] as const;
export type QuestionStatus = (typeof questionStatuses)[number];

/** Why a question is not taken; told to its author. */
export const declineReasons = [
  'off_topic',
  'duplicate',
  'already_answered',
  'unclear',
  'inappropriate',
  'no_time',
] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** The promise of an answer in writing: who owes it and until when (`YYYY-MM-DD`). */
export interface LaterAnswer {
  owner: string | null;
  dueDate: string | null;
}

export interface Question {
  id: string;
  /** Given in order from 1, never used again. */
  number: number;
  text: string;
  /** The author's seat; null for an anonymous question, which has a veiled mark instead. */
  seatId: string | null;
  mark: string | null;
  origin: Origin;
  itemId: string | null;
  /** Seat of the speaker it is addressed to. */
  to: string | null;
  status: QuestionStatus;
  votes: number;
  askedAt: number;
  /** When it went on air last. */
  airedAt: number | null;
  /** What `restore` brings a declined question back to. */
  declinedFrom: 'received' | 'approved' | null;
  reason: DeclineReason | null;
  note: string | null;
  answer: string | null;
  later: LaterAnswer | null;
  answeredAt: number | null;
}

/** What one seat did. Kept in memory only: for anonymous questions it is the link that the log must not have. */
export interface SeatQuestions {
  asked: readonly string[];
  supported: readonly string[];
}

export interface QuestionsSlice {
  nextNumber: number;
  rows: Table<Question>;
  /** Ids in the order in which they will be taken. */
  queue: readonly string[];
  onAir: string | null;
  counts: Readonly<Record<QuestionStatus, number>>;
  seats: Table<SeatQuestions>;
  /** The author's seat of each question, the same link read the other way. In memory only. */
  authors: Table<string>;
}

export const emptyQuestions: QuestionsSlice = {
  nextNumber: 1,
  rows: emptyTable(),
  queue: [],
  onAir: null,
  counts: {
    received: 0,
    approved: 0,
    queued: 0,
    on_air: 0,
    answered: 0,
    declined: 0,
    withdrawn: 0,
  },
  seats: emptyTable(),
  authors: emptyTable(),
};

const noQuestions: SeatQuestions = { asked: [], supported: [] };

export function findQuestion(slice: QuestionsSlice, id: string): Question | undefined {
  return getRow(slice.rows, id);
}

export function seatQuestions(slice: QuestionsSlice, seatId: string): SeatQuestions {
  return getRow(slice.seats, seatId) ?? noQuestions;
}

/** Adds or replaces a row and keeps the counts by status true. */
export function putQuestion(slice: QuestionsSlice, question: Question): QuestionsSlice {
  const before = findQuestion(slice, question.id);
  const counts = { ...slice.counts };
  if (before) counts[before.status] -= 1;
  counts[question.status] += 1;
  return { ...slice, counts, rows: setRow(slice.rows, question.id, question) };
}

/** Ties an asked question to its author; an anonymous one only while the key that reads its mark exists. */
export function linkAuthor(slice: QuestionsSlice, question: Question, veil: Veil): QuestionsSlice {
  const seatId = question.seatId ?? (question.mark === null ? null : veil.reveal(question.mark, question.id));
  if (seatId === null) return slice;
  const seat = seatQuestions(slice, seatId);
  return {
    ...slice,
    seats: setRow(slice.seats, seatId, {
      ...seat,
      asked: [...seat.asked, question.id],
    }),
    authors: setRow(slice.authors, question.id, seatId),
  };
}

interface SavedQuestions {
  nextNumber: number;
  questions: Question[];
  queue: readonly string[];
  onAir: string | null;
  supports: [string, readonly string[]][];
}

/** For a snapshot: rows and supports. Who asked what is linked again at loading, so it never reaches the disk. */
export function saveQuestions(slice: QuestionsSlice): SavedQuestions {
  const questions = [...rowsOf(slice.rows)]
    .map(([, question]) => question)
    .sort((a, b) => a.number - b.number);
  const supports: [string, readonly string[]][] = [];
  for (const [seatId, seat] of rowsOf(slice.seats))
    if (seat.supported.length > 0) supports.push([seatId, seat.supported]);
  return {
    nextNumber: slice.nextNumber,
    questions,
    queue: slice.queue,
    onAir: slice.onAir,
    supports,
  };
}

export function loadQuestions(saved: SavedQuestions, veil: Veil): QuestionsSlice {
  let slice: QuestionsSlice = {
    ...emptyQuestions,
    nextNumber: saved.nextNumber,
    queue: saved.queue,
    onAir: saved.onAir,
  };
  for (const question of saved.questions) slice = linkAuthor(putQuestion(slice, question), question, veil);
  for (const [seatId, supported] of saved.supports) {
    slice = {
      ...slice,
      seats: setRow(slice.seats, seatId, {
        ...seatQuestions(slice, seatId),
        supported,
      }),
    };
  }
  return slice;
}
