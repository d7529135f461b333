'use client';

import { useMemo, useState } from 'react';
import { findRow, listRows } from '#components/live/store.ts';
import { useLive, useObservable } from '#components/live-react/use-live.ts';
import type { ViewMessage } from '#meeting/wire.ts';
import type { Desk, OpenForm } from './desk-model.ts';
import { isOfDesk } from './desk-news.ts';
import { lanesOf } from './lanes.ts';
import { withPendingActs } from './pending-acts.ts';
import { commandsOf, type DeskCommand } from './question-acts.ts';

interface DeskOptions {
  slug: string;
  initial: ViewMessage;
  timeZone: string;
}

/** The meeting as the desk follows and runs it; null until the first view is there. */
export function useDesk({ slug, initial, timeZone }: DeskOptions): Desk | null {
  const live = useLive({ slug, audience: 'moderator', initial });
  const snapshot = useObservable(live.store);
  const link = useObservable(live.link);
  const { entries } = useObservable(live.outbox);
  const [openForm, setOpenForm] = useState<OpenForm | null>(null);
  const rows = listRows(snapshot, 'questions');
  const { rev } = snapshot;
  const questions = useMemo(() => {
    const expected = withPendingActs(rows, rev, entries);
    return { lanes: lanesOf(expected), byId: new Map(expected.map((row) => [row.id, row])) };
  }, [rows, rev, entries]);
  const [meeting] = listRows(snapshot, 'meeting');
  if (!meeting) return null;

  const run = (...commands: DeskCommand[]) => {
    // The next act means that the last refusal was read.
    for (const entry of entries) {
      if (entry.delivery.state === 'refused' && isOfDesk(entry)) live.discard(entry.id);
    }
    for (const { type, fields } of commands) live.send(type, fields);
  };
  return {
    live,
    link,
    drawnAt: initial.now,
    timeZone,
    meeting: { ...meeting, onAir: questions.lanes.onAir?.id ?? null },
    items: listRows(snapshot, 'agenda'),
    people: listRows(snapshot, 'people'),
    notice: findRow(snapshot, 'notices', listRows(snapshot, 'notices')[0]?.id ?? null),
    present: snapshot.present,
    questions: questions.byId,
    lanes: questions.lanes,
    openForm,
    setOpenForm,
    run,
    act(act, question) {
      if (act === 'decline' || act === 'later') setOpenForm({ questionId: question.id, kind: act });
      else run(...commandsOf(act, question, questions.lanes));
    },
  };
}
