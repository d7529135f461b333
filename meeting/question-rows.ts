import type { Collection, Names, Row } from './noun.ts';
import { findQuestion, type Question, type QuestionStatus, type QuestionsSlice } from './question-slice.ts';
import { changedIds, rowsOf } from './table.ts';

/** Who sees which question, and how much of it. */
export const questionCollection: Collection = {
  ids: (state) => [...rowsOf(state.questions.rows)].map(([id]) => id),
  *changed(before, after) {
    yield* changedIds(before.questions.rows, after.questions.rows);
    // A place in the queue is part of what the desk sees of a queued question.
    if (before.questions.queue !== after.questions.queue)
      yield* placesMoved(before.questions, after.questions);
  },
  row(state, id, audience, names) {
    const question = findQuestion(state.questions, id);
    if (!question) return null;
    if (audience === 'moderator') return deskRow(state.questions, question, names);
    if (audience === 'screen')
      return question.status === 'on_air' ? publicRow(question, 'on_air', names) : null;
    const status = publicStatus[question.status];
    return status ? publicRow(question, status, names) : null;
  },
  order: (row) => Number(row.number),
};

/** What everybody may know of each status; null hides the question. The queue is the desk's business. */
const publicStatus: Record<QuestionStatus, 'approved' | 'on_air' | 'answered' | null> = {
  received: null,
  approved: 'approved',
  queued: 'approved',
  on_air: 'on_air',
  answered: 'answered',
  declined: null,
  withdrawn: null,
};

function publicRow(question: Question, status: string, names: Names): Row {
  const { id, number, text, origin, itemId, to, votes, askedAt, answer } = question;
  const row: Row = {
    id,
    number,
    text,
    author: authorOf(question, names),
    origin,
    itemId,
    to,
    status,
    votes,
    askedAt,
  };
  if (answer !== null) row.answer = answer;
  return row;
}

function deskRow(slice: QuestionsSlice, question: Question, names: Names): Row {
  const place = slice.queue.indexOf(question.id);
  return {
    ...publicRow(question, question.status, names),
    seat: question.seatId,
    anonymous: question.seatId === null,
    place: place < 0 ? null : place + 1,
    reason: question.reason,
    note: question.note,
    later: question.later,
    airedAt: question.airedAt,
    answeredAt: question.answeredAt,
  };
}

function authorOf(question: Question, names: Names): { name: string; body?: string } | null {
  const person = question.seatId === null ? undefined : names(question.seatId);
  if (!person) return null;
  return person.body === null ? { name: person.name } : { name: person.name, body: person.body };
}

function* placesMoved(before: QuestionsSlice, after: QuestionsSlice): Generator<string> {
  for (const [place, id] of after.queue.entries()) if (before.queue[place] !== id) yield id;
  for (const [place, id] of before.queue.entries()) if (after.queue[place] !== id) yield id;
}
