import type { Delivery, OutboxEntry } from '#components/live/outbox-entry.ts';
import type { MyPart } from '#components/live/rows.ts';

export type MyQuestion = MyPart['questions'][number];

/** A question of mine: known to the server with its path, or still between this device and the server. */
export type MyListed =
  | { kind: 'known'; id: string; question: MyQuestion; isLeaving: boolean }
  | { kind: 'sent'; id: string; text: string; delivery: Delivery; entry: OutboxEntry };

/** My questions, newest first: those on their way, then those the server knows. */
export function listMine(mine: MyPart, entries: readonly OutboxEntry[]): MyListed[] {
  const known = new Set(mine.questions.map(({ id }) => id));
  const leaving = new Set(
    entries
      .filter(({ command, delivery }) => command.type === 'question.withdraw' && delivery.state !== 'refused')
      .map(({ command }) => command.questionId),
  );
  const sent: MyListed[] = [];
  for (const entry of entries) {
    const { id, command, delivery } = entry;
    if (command.type !== 'question.ask' || known.has(id)) continue;
    sent.push({ kind: 'sent', id, text: String(command.text), delivery, entry });
  }
  const asked = mine.questions.map(
    (question): MyListed => ({
      kind: 'known',
      id: question.id,
      question,
      isLeaving: leaving.has(question.id),
    }),
  );
  return [...asked, ...sent].reverse();
}

/** The path's stations, in order. */
export const stations = ['received', 'approved', 'queued', 'on_air', 'answered'] as const;
export type Station = (typeof stations)[number];

/** How far a question has come, or null where its path ended aside (declined, merged, withdrawn). */
export function stationOf(state: MyQuestion['path']['state']): Station | null {
  if (state === 'written_answer') return 'answered';
  return stations.find((station) => station === state) ?? null;
}
