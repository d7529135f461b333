import type { MineRule } from './noun.ts';
import {
  type DeclineReason,
  findQuestion,
  type Question,
  type QuestionStatus,
  type QuestionsSlice,
  seatQuestions,
} from './question-slice.ts';
import { changedIds, getRow } from './table.ts';

/** Where my question is; derived from its row and the queue, never stored. */
export interface QuestionPath {
  state: QuestionStatus | 'written_answer' | 'merged';
  /** Questions that will be taken before mine. */
  ahead?: number;
  reason?: DeclineReason;
  note?: string;
  into?: string;
}

export interface MyQuestion {
  id: string;
  number: number;
  text: string;
  path: QuestionPath;
}

/** A seat's own questions with their path, and what it supports. */
export const questionMine: MineRule = {
  part(state, seatId) {
    const { asked, supported } = seatQuestions(state.questions, seatId);
    const questions: MyQuestion[] = [];
    for (const id of asked) {
      const question = findQuestion(state.questions, id);
      if (question) questions.push(myQuestion(state.questions, question));
    }
    return { questions, votes: supported };
  },
  *changed(before, after) {
    const { questions } = after;
    yield* changedIds(before.questions.seats, questions.seats);
    const ids = changedIds(before.questions.rows, questions.rows);
    // Whoever waits in the queue sees how many are ahead.
    if (before.questions.queue !== questions.queue || before.questions.onAir !== questions.onAir) {
      for (const id of questions.queue) ids.add(id);
    }
    for (const id of ids) {
      const author = getRow(questions.authors, id);
      if (author !== undefined) yield author;
    }
  },
};

function myQuestion(slice: QuestionsSlice, question: Question): MyQuestion {
  return {
    id: question.id,
    number: question.number,
    text: question.text,
    path: pathOf(slice, question),
  };
}

function pathOf(slice: QuestionsSlice, question: Question): QuestionPath {
  switch (question.status) {
    case 'queued':
      return {
        state: 'queued',
        ahead: slice.queue.indexOf(question.id) + (slice.onAir === null ? 0 : 1),
      };
    case 'declined':
      return {
        state: 'declined',
        ...(question.reason === null ? {} : { reason: question.reason }),
        ...(question.note === null ? {} : { note: question.note }),
      };
    case 'answered':
      return { state: question.later === null ? 'answered' : 'written_answer' };
    default:
      return { state: question.status };
  }
}
