import type { AgendaRow, MeetingRow, QuestionRow } from '#components/live/rows.ts';
import { findRow, type Snapshot } from '#components/live/store.ts';

/** What the hall sees now. `key` changes exactly when the picture does. */
export type Scene =
  | { kind: 'waiting'; key: string }
  | { kind: 'on_air'; key: string; question: QuestionRow }
  | { kind: 'paused'; key: string }
  | { kind: 'item'; key: string; item: AgendaRow | undefined }
  | { kind: 'closed'; key: string };

export function sceneOf(meeting: MeetingRow, snapshot: Snapshot): Scene {
  const { phase } = meeting;
  if (phase === 'closed') return { kind: 'closed', key: 'closed' };
  const question = findRow(snapshot, 'questions', meeting.onAir);
  if (question) return { kind: 'on_air', key: question.id, question };
  if (phase === 'draft' || phase === 'open') return { kind: 'waiting', key: 'waiting' };
  if (phase === 'paused') return { kind: 'paused', key: 'paused' };
  const item = findRow(snapshot, 'agenda', meeting.currentItem);
  return { kind: 'item', key: item?.id ?? 'between', item };
}
