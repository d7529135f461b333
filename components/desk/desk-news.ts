import type { OutboxEntry, WireError } from '#components/live/outbox-entry.ts';

const ofParticipants = ['question.ask', 'question.withdraw', 'question.support'];

/** Not what the same person wrote as a participant on this device. */
export function isOfDesk({ command }: OutboxEntry): boolean {
  return !ofParticipants.includes(command.type);
}

/** How many acts wait to be saved, and the last one that was refused. */
export function newsOfActs(entries: readonly OutboxEntry[]): {
  waiting: number;
  refused: { entry: OutboxEntry; error: WireError } | null;
} {
  let waiting = 0;
  let refused: { entry: OutboxEntry; error: WireError } | null = null;
  for (const entry of entries) {
    if (!isOfDesk(entry)) continue;
    if (entry.delivery.state === 'waiting') waiting += 1;
    if (entry.delivery.state === 'refused') refused = { entry, error: entry.delivery.error };
  }
  return { waiting, refused };
}
