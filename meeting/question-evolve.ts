import type { EvolveContext } from './noun.ts';
import {
  type DeclineReason,
  findQuestion,
  type LaterAnswer,
  linkAuthor,
  putQuestion,
  type Question,
  type QuestionsSlice,
  seatQuestions,
} from './question-slice.ts';
import type { Origin } from './roles.ts';
import { setRow } from './table.ts';

export interface Asked {
  questionId: string;
  text: string;
  seatId: string | null;
  mark: string | null;
  origin: Origin;
  itemId: string | null;
  to: string | null;
  isApproved: boolean;
}
interface OfQuestion {
  questionId: string;
}
interface Supported extends OfQuestion {
  seatId: string;
  on: boolean;
}
interface Declined extends OfQuestion {
  reason: DeclineReason;
  note: string | null;
}
interface Queued extends OfQuestion {
  before: string | null;
}
interface Answered extends OfQuestion {
  answer: string | null;
  later: LaterAnswer | null;
}

/** How each committed change moves the questions. */
export const questionEvolve = {
  'question.asked': (slice: QuestionsSlice, change: Asked, { at, veil }: EvolveContext): QuestionsSlice => {
    const question = newQuestion(change, slice.nextNumber, at);
    return linkAuthor({ ...putQuestion(slice, question), nextNumber: slice.nextNumber + 1 }, question, veil);
  },
  'question.withdrawn': (slice: QuestionsSlice, { questionId }: OfQuestion) =>
    update(unqueue(slice, questionId), questionId, { status: 'withdrawn' }),
  'question.supported': support,
  'question.approved': (slice: QuestionsSlice, { questionId }: OfQuestion) =>
    update(slice, questionId, { status: 'approved' }),
  'question.declined': (slice: QuestionsSlice, change: Declined) => {
    const declinedFrom =
      findQuestion(slice, change.questionId)?.status === 'received' ? 'received' : 'approved';
    return update(offAir(unqueue(slice, change.questionId), change.questionId), change.questionId, {
      status: 'declined',
      declinedFrom,
      reason: change.reason,
      note: change.note,
    });
  },
  'question.restored': (slice: QuestionsSlice, { questionId }: OfQuestion) =>
    update(slice, questionId, {
      status: findQuestion(slice, questionId)?.declinedFrom ?? 'received',
      declinedFrom: null,
      reason: null,
      note: null,
    }),
  'question.queued': (slice: QuestionsSlice, { questionId, before }: Queued) =>
    update(enqueue(offAir(slice, questionId), questionId, before), questionId, {
      status: 'queued',
    }),
  'question.unqueued': (slice: QuestionsSlice, { questionId }: OfQuestion) =>
    update(offAir(unqueue(slice, questionId), questionId), questionId, {
      status: 'approved',
    }),
  /** The question on air makes room for another one: back to the head of the queue. */
  'question.taken_off': (slice: QuestionsSlice, { questionId }: OfQuestion) =>
    update(enqueue(offAir(slice, questionId), questionId, slice.queue[0] ?? null), questionId, {
      status: 'queued',
    }),
  'question.aired': (slice: QuestionsSlice, { questionId }: OfQuestion, { at }: EvolveContext) => ({
    ...update(unqueue(slice, questionId), questionId, {
      status: 'on_air',
      airedAt: at,
    }),
    onAir: questionId,
  }),
  'question.answered': (slice: QuestionsSlice, change: Answered, { at }: EvolveContext) =>
    update(offAir(unqueue(slice, change.questionId), change.questionId), change.questionId, {
      status: 'answered',
      answer: change.answer,
      later: change.later,
      answeredAt: at,
    }),
};

function newQuestion(change: Asked, number: number, at: number): Question {
  return {
    id: change.questionId,
    number,
    text: change.text,
    seatId: change.seatId,
    mark: change.mark,
    origin: change.origin,
    itemId: change.itemId,
    to: change.to,
    status: change.isApproved ? 'approved' : 'received',
    votes: 0,
    askedAt: at,
    airedAt: null,
    declinedFrom: null,
    reason: null,
    note: null,
    answer: null,
    later: null,
    answeredAt: null,
  };
}

function update(slice: QuestionsSlice, questionId: string, fields: Partial<Question>): QuestionsSlice {
  const question = findQuestion(slice, questionId);
  return question ? putQuestion(slice, { ...question, ...fields }) : slice;
}

function support(slice: QuestionsSlice, { questionId, seatId, on }: Supported): QuestionsSlice {
  const question = findQuestion(slice, questionId);
  const seat = seatQuestions(slice, seatId);
  if (!question || seat.supported.includes(questionId) === on) return slice;
  const supported = on ? [...seat.supported, questionId] : seat.supported.filter((id) => id !== questionId);
  const counted = update(slice, questionId, {
    votes: question.votes + (on ? 1 : -1),
  });
  return {
    ...counted,
    seats: setRow(counted.seats, seatId, { ...seat, supported }),
  };
}

function unqueue(slice: QuestionsSlice, questionId: string): QuestionsSlice {
  if (!slice.queue.includes(questionId)) return slice;
  return { ...slice, queue: slice.queue.filter((id) => id !== questionId) };
}

/** Puts a question before another one of the queue, or at its end. */
function enqueue(slice: QuestionsSlice, questionId: string, before: string | null): QuestionsSlice {
  const others = slice.queue.filter((id) => id !== questionId);
  const place = before === null ? -1 : others.indexOf(before);
  const queue = place < 0 ? [...others, questionId] : others.toSpliced(place, 0, questionId);
  return { ...slice, queue };
}

function offAir(slice: QuestionsSlice, questionId: string): QuestionsSlice {
  return slice.onAir === questionId ? { ...slice, onAir: null } : slice;
}
