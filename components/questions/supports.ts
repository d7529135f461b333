import type { OutboxEntry } from '#components/live/outbox-entry.ts';

export interface Support {
  isMine: boolean;
  votes: number;
}

/**
 * What I support, the taps still on their way included: a tap shows at once and a refused one is gone.
 * `mine` and the counts are the server's.
 */
export function readSupports(mine: readonly string[], entries: readonly OutboxEntry[]) {
  const known = new Set(mine);
  const wished = new Map<string, boolean>();
  for (const { command, delivery } of entries) {
    if (command.type === 'question.support' && delivery.state !== 'refused')
      wished.set(String(command.questionId), command.on === true);
  }
  return (question: { id: string; votes: number }): Support => {
    const isCounted = known.has(question.id);
    const isMine = wished.get(question.id) ?? isCounted;
    return { isMine, votes: question.votes + Number(isMine) - Number(isCounted) };
  };
}
