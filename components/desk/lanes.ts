import type { QuestionRow } from '#components/live/rows.ts';

/** The questions of a desk by what is to be done with them. */
export interface Lanes {
  toRead: readonly QuestionRow[];
  approved: readonly QuestionRow[];
  /** In the order in which they will be taken. */
  queue: readonly QuestionRow[];
  onAir: QuestionRow | null;
  answered: readonly QuestionRow[];
  declined: readonly QuestionRow[];
}

export type LaneName = Exclude<keyof Lanes, 'onAir'>;

/** `rows` in the order of their numbers; so every lane but the queue has the newest at its end. */
export function lanesOf(rows: readonly QuestionRow[]): Lanes {
  const withStatus = (status: QuestionRow['status']) => rows.filter((row) => row.status === status);
  return {
    toRead: withStatus('received'),
    approved: withStatus('approved'),
    queue: withStatus('queued').sort((a, b) => (a.place ?? 0) - (b.place ?? 0)),
    onAir: rows.find((row) => row.status === 'on_air') ?? null,
    answered: withStatus('answered'),
    declined: withStatus('declined'),
  };
}

/** How many questions of each side were heard: what a fair chair looks at. */
export function balanceOf({ answered, onAir }: Lanes): { hall: number; remote: number } {
  const heard = onAir ? [...answered, onAir] : answered;
  const remote = heard.filter((row) => row.origin === 'remote').length;
  return { hall: heard.length - remote, remote };
}
