/** Where a question goes in the queue: before another one, or at the end (null). */
export type Before = string | null;

/** One place up or down; undefined where there is no further place. */
export function moveByOne(queue: readonly string[], id: string, step: -1 | 1): Before | undefined {
  const place = queue.indexOf(id);
  const target = place + step;
  if (place < 0 || target < 0 || target >= queue.length) return undefined;
  return (step === -1 ? queue[target] : queue[target + 1]) ?? null;
}

/** Dropped on the row of another question, it takes that one's place; undefined where nothing moves. */
export function moveByDrop(queue: readonly string[], id: string, onto: string): Before | undefined {
  const from = queue.indexOf(id);
  const to = queue.indexOf(onto);
  if (to < 0 || from === to) return undefined;
  const isDownwards = from >= 0 && from < to;
  return isDownwards ? (queue[to + 1] ?? null) : onto;
}

/** The queue after a move. */
export function placed(queue: readonly string[], id: string, before: Before): string[] {
  const others = queue.filter((other) => other !== id);
  const place = before === null ? -1 : others.indexOf(before);
  return place < 0 ? [...others, id] : others.toSpliced(place, 0, id);
}
