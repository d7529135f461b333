import type { QuestionRow } from '#components/live/rows.ts';
import type { Phase } from '#meeting/phase.ts';
import type { Lanes } from './lanes.ts';
import { type Before, moveByOne } from './queue-moves.ts';

/** What can be done with one question. `decline` and `later` ask for more first. */
export type QuestionAct =
  | 'approve'
  | 'queue'
  | 'air'
  | 'up'
  | 'down'
  | 'unqueue'
  | 'answered'
  | 'later'
  | 'decline'
  | 'restore';

export interface DeskCommand {
  type: string;
  fields: Record<string, unknown>;
}

const actsByStatus: Record<QuestionRow['status'], readonly QuestionAct[]> = {
  received: ['approve', 'queue', 'decline'],
  approved: ['queue', 'air', 'decline'],
  queued: ['air', 'up', 'down', 'unqueue', 'decline'],
  on_air: ['answered', 'later', 'unqueue', 'decline'],
  answered: [],
  declined: ['restore'],
  withdrawn: [],
};

/** What was not taken before the end may still be answered. */
const actsWhenClosed: readonly QuestionAct[] = ['answered', 'later'];

/** What may be done with a question now: buttons and keys both ask here. */
export function actsOf({ status }: QuestionRow, phase: Phase): readonly QuestionAct[] {
  if (phase !== 'closed') return actsByStatus[status];
  return status === 'approved' || status === 'queued' || status === 'on_air' ? actsWhenClosed : [];
}

/** The commands of an act that needs nothing more, in the order in which they are sent. */
export function commandsOf(act: QuestionAct, question: QuestionRow, lanes: Lanes): DeskCommand[] {
  const { id, status } = question;
  switch (act) {
    case 'approve':
      return [ofQuestion('question.approve', id)];
    case 'queue':
      // Only what was read can be queued: queueing from the unread ones is both acts.
      return status === 'received'
        ? [ofQuestion('question.approve', id), queueCommand(id, null)]
        : [queueCommand(id, null)];
    case 'air':
      return [ofQuestion('question.air', id)];
    case 'up':
    case 'down': {
      const queue = lanes.queue.map((row) => row.id);
      const before = moveByOne(queue, id, act === 'up' ? -1 : 1);
      return before === undefined ? [] : [queueCommand(id, before)];
    }
    case 'unqueue':
      return [ofQuestion('question.unqueue', id)];
    case 'answered':
      return [ofQuestion('question.answered', id)];
    case 'restore':
      return [ofQuestion('question.restore', id)];
    case 'decline':
    case 'later':
      return [];
  }
}

/** The one on air is answered, the head of the queue takes its place. */
export function answerAndNext({ onAir, queue }: Lanes): DeskCommand[] {
  const commands: DeskCommand[] = [];
  if (onAir) commands.push(ofQuestion('question.answered', onAir.id));
  if (queue[0]) commands.push(ofQuestion('question.air', queue[0].id));
  return commands;
}

export function queueCommand(questionId: string, before: Before): DeskCommand {
  return { type: 'question.queue', fields: before === null ? { questionId } : { questionId, before } };
}

function ofQuestion(type: string, questionId: string): DeskCommand {
  return { type, fields: { questionId } };
}
