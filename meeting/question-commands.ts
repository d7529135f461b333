import { z } from 'zod';
import { requireItem } from './agenda.ts';
import { dateField, idField, textField } from './fields.ts';
import { limits } from './limits.ts';
import type { Actor, Change, CommandRule, Context, Decision } from './noun.ts';
import type { Asked } from './question-evolve.ts';
import {
  type DeclineReason,
  declineReasons,
  findQuestion,
  type LaterAnswer,
  type Question,
  type QuestionStatus,
  seatQuestions,
} from './question-slice.ts';
import { Refusal } from './refusals.ts';
import type { State } from './state.ts';
import { optionalText, requireText } from './text.ts';
import { requireNotClosed, requireUnderWay } from './under-way.ts';

const ofOneQuestion = z.strictObject({ questionId: idField });

const laterField = z.union([
  z.literal(true),
  z.strictObject({ owner: textField.nullish(), dueDate: dateField.nullish() }),
]);

/** Every command about questions: who may send it, its shape, its rule. */
export const questionCommands: Record<string, CommandRule> = {
  'question.ask': {
    sender: 'seat',
    rate: 'questions',
    schema: z.strictObject({
      text: textField,
      itemId: idField.nullish(),
      to: idField.nullish(),
      anonymous: z.boolean().optional(),
    }),
    decide: ask,
  },
  'question.withdraw': {
    sender: 'seat',
    schema: ofOneQuestion,
    decide: withdraw,
  },
  'question.support': {
    sender: 'seat',
    rate: 'supports',
    schema: ofOneQuestion.extend({ on: z.boolean() }),
    decide: support,
  },
  'question.approve': {
    sender: ['moderator'],
    schema: ofOneQuestion,
    decide: move(['received'], 'question.approved'),
  },
  'question.restore': {
    sender: ['moderator'],
    schema: ofOneQuestion,
    decide: move(['declined'], 'question.restored'),
  },
  'question.decline': {
    sender: ['moderator'],
    schema: ofOneQuestion.extend({
      reason: z.enum(declineReasons),
      note: textField.nullish(),
    }),
    decide: decline,
  },
  'question.queue': {
    sender: ['moderator'],
    schema: ofOneQuestion.extend({ before: idField.nullish() }),
    decide: queue,
  },
  'question.unqueue': {
    sender: ['moderator'],
    schema: ofOneQuestion,
    decide: move(['queued', 'on_air'], 'question.unqueued'),
  },
  'question.air': { sender: ['moderator'], schema: ofOneQuestion, decide: air },
  'question.answered': {
    sender: ['moderator'],
    schema: ofOneQuestion.extend({
      answer: textField.nullish(),
      later: laterField.nullish(),
    }),
    decide: answer,
  },
};

interface OfQuestion {
  questionId: string;
}

interface AskFields {
  id: string;
  text: string;
  itemId?: string | null;
  to?: string | null;
  anonymous?: boolean;
}

function ask(state: State, actor: Actor, fields: AskFields, { now, veil }: Context): Decision {
  const { settings, questionsOpen } = state.phase;
  const seat = requireSeat(actor);
  requireUnderWay(state);
  if (!questionsOpen) throw new Refusal('closed');
  if (findQuestion(state.questions, fields.id)) throw new Refusal('conflict', { field: 'id' });
  const text = requireText(fields.text, settings.maxLength);
  if (fields.itemId) requireItem(state, fields.itemId);
  if (fields.to && !state.people.speakers.includes(fields.to))
    throw new Refusal('not_found', { field: 'to' });
  if (fields.anonymous && !settings.anonymous) throw new Refusal('forbidden', { field: 'anonymous' });
  requireRoomForOneMore(state, seat.seatId);
  const isAnonymous = fields.anonymous === true;
  const asked: Asked = {
    questionId: fields.id,
    text,
    seatId: isAnonymous ? null : seat.seatId,
    mark: isAnonymous ? veil.hide(seat.seatId, fields.id) : null,
    origin: seat.origin,
    itemId: fields.itemId ?? null,
    to: fields.to ?? null,
    isApproved: settings.approval === 'atOnce',
  };
  return {
    changes: [{ type: 'question.asked', ...asked }],
    receipt: { number: state.questions.nextNumber, at: now },
    isAnonymous,
  };
}

function withdraw(state: State, actor: Actor, { questionId }: OfQuestion): Decision {
  const { seatId } = requireSeat(actor);
  requireUnderWay(state);
  const question = findQuestion(state.questions, questionId);
  // Somebody else's question and none at all get the same answer: ids are not for probing.
  if (!question || !isMine(state, seatId, questionId))
    throw new Refusal('not_found', { field: 'questionId' });
  requireStatus(question, ['received', 'approved', 'queued']);
  return {
    changes: [{ type: 'question.withdrawn', questionId }],
    isAnonymous: question.seatId === null,
  };
}

function support(state: State, actor: Actor, fields: OfQuestion & { on: boolean }): Decision {
  const { seatId } = requireSeat(actor);
  const { questionId, on } = fields;
  requireUnderWay(state);
  if (!state.phase.settings.support) throw new Refusal('closed');
  if (isMine(state, seatId, questionId)) throw new Refusal('invalid', { field: 'questionId' });
  const question = findQuestion(state.questions, questionId);
  if (!question || !isPublic(question)) throw new Refusal('not_found', { field: 'questionId' });
  if (question.status === 'answered') throw new Refusal('conflict', { field: 'questionId' });
  if (seatQuestions(state.questions, seatId).supported.includes(questionId) === on) return { changes: [] };
  return { changes: [{ type: 'question.supported', questionId, seatId, on }] };
}

function decline(
  state: State,
  _actor: Actor,
  fields: OfQuestion & { reason: DeclineReason; note?: string | null },
): Decision {
  requireNotClosed(state);
  const { questionId, reason } = fields;
  requireStatus(requireQuestion(state, questionId), ['received', 'approved', 'queued', 'on_air']);
  const note = optionalText(fields.note, limits.noteLength, 'note');
  return { changes: [{ type: 'question.declined', questionId, reason, note }] };
}

function queue(state: State, _actor: Actor, fields: OfQuestion & { before?: string | null }): Decision {
  requireNotClosed(state);
  const { questionId } = fields;
  const before = fields.before ?? null;
  requireStatus(requireQuestion(state, questionId), ['approved', 'queued', 'on_air']);
  if (before === questionId) throw new Refusal('invalid', { field: 'before' });
  if (before !== null && !state.questions.queue.includes(before))
    throw new Refusal('not_found', { field: 'before' });
  return { changes: [{ type: 'question.queued', questionId, before }] };
}

/** Airing answers nothing by itself: the one on air before goes back to the head of the queue. */
function air(state: State, _actor: Actor, { questionId }: OfQuestion): Decision {
  requireNotClosed(state);
  requireStatus(requireQuestion(state, questionId), ['approved', 'queued']);
  const { onAir } = state.questions;
  const changes: Change[] = onAir ? [{ type: 'question.taken_off', questionId: onAir }] : [];
  return { changes: [...changes, { type: 'question.aired', questionId }] };
}

/** Answered in the hall, or to be answered in writing; what is unanswered at closing may still get its answer. */
function answer(
  state: State,
  _actor: Actor,
  fields: OfQuestion & {
    answer?: string | null;
    later?: true | { owner?: string | null; dueDate?: string | null } | null;
  },
): Decision {
  const { questionId } = fields;
  requireStatus(requireQuestion(state, questionId), ['approved', 'queued', 'on_air']);
  const text = optionalText(fields.answer, limits.answerLength, 'answer');
  return {
    changes: [
      {
        type: 'question.answered',
        questionId,
        answer: text,
        later: readLater(fields.later),
      },
    ],
  };
}

function readLater(
  later: true | { owner?: string | null; dueDate?: string | null } | null | undefined,
): LaterAnswer | null {
  if (!later) return null;
  if (later === true) return { owner: null, dueDate: null };
  return {
    owner: optionalText(later.owner, limits.nameLength, 'later'),
    dueDate: later.dueDate ?? null,
  };
}

function move(allowed: readonly QuestionStatus[], type: string) {
  return (state: State, _actor: Actor, { questionId }: OfQuestion): Decision => {
    requireNotClosed(state);
    requireStatus(requireQuestion(state, questionId), allowed);
    return { changes: [{ type, questionId }] };
  };
}

function requireSeat(actor: Actor): Extract<Actor, { kind: 'seat' }> {
  if (actor.kind !== 'seat') throw new Refusal('forbidden');
  return actor;
}

function requireQuestion(state: State, questionId: string): Question {
  const question = findQuestion(state.questions, questionId);
  if (!question) throw new Refusal('not_found', { field: 'questionId' });
  return question;
}

/** Refuses `conflict` where another act was faster, so that two moderators never undo each other unseen. */
function requireStatus(question: Question, allowed: readonly QuestionStatus[]): void {
  if (!allowed.includes(question.status)) throw new Refusal('conflict', { field: 'questionId' });
}

function requireRoomForOneMore(state: State, seatId: string): void {
  const waiting = seatQuestions(state.questions, seatId).asked.filter((id) => {
    const status = findQuestion(state.questions, id)?.status;
    return status === 'received' || status === 'approved' || status === 'queued' || status === 'on_air';
  });
  if (waiting.length >= state.phase.settings.maxWaiting)
    throw new Refusal('conflict', { field: 'maxWaiting' });
}

function isMine(state: State, seatId: string, questionId: string): boolean {
  return seatQuestions(state.questions, seatId).asked.includes(questionId);
}

function isPublic(question: Question): boolean {
  return !['received', 'declined', 'withdrawn'].includes(question.status);
}
