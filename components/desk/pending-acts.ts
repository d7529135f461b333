import type { OutboxEntry } from '#components/live/outbox-entry.ts';
import type { QuestionRow } from '#components/live/rows.ts';
import { placed } from './queue-moves.ts';

/**
 * The questions as they will be once my acts that are under way have arrived, so that a click shows at
 * once. `rev` is the revision of `rows`: acts up to it are in the rows already. An act that no longer
 * fits its question is passed over; the server will refuse it.
 */
export function withPendingActs(
  rows: readonly QuestionRow[],
  rev: number,
  entries: readonly OutboxEntry[],
): readonly QuestionRow[] {
  const pending = entries.filter(
    ({ delivery }) => delivery.state === 'waiting' || (delivery.state === 'received' && delivery.rev > rev),
  );
  const draft = draftOf(rows);
  for (const { command } of pending) applyTo(draft, command);
  if (!draft.isChanged) return rows;
  return rows.map((row) => {
    const status = draft.status.get(row.id) ?? row.status;
    const place = status === 'queued' ? draft.queue.indexOf(row.id) + 1 : null;
    return { ...row, status, place };
  });
}

type Status = QuestionRow['status'];

interface Draft {
  status: Map<string, Status>;
  queue: string[];
  isChanged: boolean;
}

function draftOf(rows: readonly QuestionRow[]): Draft {
  const queued = rows.filter((row) => row.status === 'queued');
  const queue = queued.sort((a, b) => (a.place ?? 0) - (b.place ?? 0)).map((row) => row.id);
  return { status: new Map(rows.map((row) => [row.id, row.status])), queue, isChanged: false };
}

const fitting: Record<string, { from: readonly Status[]; to: Status }> = {
  'question.approve': { from: ['received'], to: 'approved' },
  'question.decline': { from: ['received', 'approved', 'queued', 'on_air'], to: 'declined' },
  'question.queue': { from: ['approved', 'queued', 'on_air'], to: 'queued' },
  'question.unqueue': { from: ['queued', 'on_air'], to: 'approved' },
  'question.air': { from: ['approved', 'queued'], to: 'on_air' },
  'question.answered': { from: ['approved', 'queued', 'on_air'], to: 'answered' },
};

function applyTo(draft: Draft, command: OutboxEntry['command']): void {
  const { type, questionId, before } = command;
  const step = fitting[type];
  if (!step || typeof questionId !== 'string') return;
  const status = draft.status.get(questionId);
  if (!status || !step.from.includes(status)) return;
  if (step.to === 'on_air') makeRoomOnAir(draft);
  draft.queue =
    step.to === 'queued'
      ? placed(draft.queue, questionId, typeof before === 'string' ? before : null)
      : draft.queue.filter((id) => id !== questionId);
  draft.status.set(questionId, step.to);
  draft.isChanged = true;
}

/** As the server does: the one on air goes back to the head of the queue. */
function makeRoomOnAir(draft: Draft): void {
  for (const [id, status] of draft.status) {
    if (status !== 'on_air') continue;
    draft.status.set(id, 'queued');
    draft.queue = [id, ...draft.queue];
  }
}
