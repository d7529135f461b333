import { findRow, listRows, type Snapshot } from '#components/live/store.ts';
import type { QuestionPath } from '#meeting/question-path.ts';

/** What is worth interrupting a screen reader for; all else is read when the reader comes by. */
export type News =
  | { kind: 'on_air'; text: string; number: number }
  | { kind: 'notice'; text: string }
  | { kind: 'path'; number: number; state: QuestionPath['state'] };

/** The news between two snapshots of one window. The first view is not news. */
export function newsBetween(before: Snapshot, after: Snapshot): News[] {
  if (before.epoch === null || before === after) return [];
  return [...noticeNews(before, after), ...onAirNews(before, after), ...pathNews(before, after)];
}

function* noticeNews(before: Snapshot, after: Snapshot): Generator<News> {
  const [notice] = listRows(after, 'notices');
  if (notice && !findRow(before, 'notices', notice.id)) yield { kind: 'notice', text: notice.text };
}

function* onAirNews(before: Snapshot, after: Snapshot): Generator<News> {
  const onAir = findOnAir(after);
  if (onAir && onAir.id !== findOnAir(before)?.id)
    yield { kind: 'on_air', text: onAir.text, number: onAir.number };
}

/** My question on air is told as such already. */
function* pathNews(before: Snapshot, after: Snapshot): Generator<News> {
  for (const { id, number, path } of after.mine.questions) {
    const was = before.mine.questions.find((question) => question.id === id)?.path.state;
    if (was !== undefined && was !== path.state && path.state !== 'on_air')
      yield { kind: 'path', number, state: path.state };
  }
}

/** The question in discussion, or undefined. */
export function findOnAir(snapshot: Snapshot) {
  return findRow(snapshot, 'questions', listRows(snapshot, 'meeting')[0]?.onAir ?? null);
}
