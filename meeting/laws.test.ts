import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Question, type QuestionStatus, questionStatuses } from './question-slice.ts';
import { audiences } from './roles.ts';
import type { State } from './state.ts';
import { rowsOf } from './table.ts';
import { fold, heart, names, testVeil } from './test-meeting.ts';
import { actors, moves, noteOf, play, type RandomRun, textOf } from './test-random.ts';
import type { View, ViewPatch } from './views.ts';

const { views } = heart;
const lowerAudiences = audiences.filter((audience) => audience !== 'moderator');
const hidden: readonly QuestionStatus[] = ['received', 'declined', 'withdrawn'];

function always(law: (run: RandomRun) => void): void {
  fc.assert(
    fc.property(moves, (list) => law(play(list))),
    { numRuns: 60 },
  );
}

function lastOf({ states }: RandomRun): State {
  return states.at(-1) ?? heart.empty;
}

function questionsOf(state: State): Question[] {
  return [...rowsOf(state.questions.rows)].map(([, question]) => question);
}

/** What a client holds after a patch, as bytes; rows are kept by id, so that their order says nothing. */
function bytesOf(view: View, patch: ViewPatch = { put: {}, drop: {} }): string {
  const collections = Object.entries(view).map(([name, rows]) => {
    const kept = new Map(rows.map((row) => [row.id, row]));
    for (const row of patch.put[name] ?? []) kept.set(row.id, row);
    for (const id of patch.drop[name] ?? []) kept.delete(id);
    return [name, [...kept].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)];
  });
  return JSON.stringify(collections);
}

it('who listened knows what a newcomer reads, from every revision and in every audience', () => {
  always((run) => {
    const now = lastOf(run);
    for (const audience of audiences) {
      const wanted = bytesOf(views.view(now, audience, names));
      for (const before of [heart.empty, ...run.states]) {
        const patch = views.patch(before, now, audience, names);
        expect(bytesOf(views.view(before, audience, names), patch)).toBe(wanted);
      }
    }
  });
});

it('whose own page changes is always told', () => {
  always((run) => {
    const now = lastOf(run);
    const mineOf = (state: State, seatId: string) => JSON.stringify(views.mine(state, seatId, names));
    for (const [rev, before] of run.states.entries())
      for (const after of [run.states[rev + 1] ?? now, now])
        for (const { seatId } of actors)
          if (mineOf(before, seatId) !== mineOf(after, seatId))
            expect(views.mineChanged(before, after)).toContain(seatId);
  });
});

it('what an audience may not see is in no view and no patch of it', () => {
  always(({ states }) => {
    for (const [rev, after] of states.entries()) {
      const before = states[rev - 1] ?? heart.empty;
      const secrets = questionsOf(after).flatMap(({ id, status }) =>
        hidden.includes(status) ? [textOf(id), noteOf(id)] : [noteOf(id)],
      );
      for (const audience of lowerAudiences) {
        const sent = JSON.stringify([
          views.view(after, audience, names),
          views.patch(before, after, audience, names),
        ]);
        for (const secret of secrets) expect(sent).not.toContain(secret);
      }
    }
  });
});

it('only hidden things changing, the others receive nothing at all', () => {
  always(({ states }) => {
    for (const [rev, after] of states.entries()) {
      const before = states[rev - 1] ?? after;
      for (const audience of lowerAudiences)
        if (bytesOf(views.view(before, audience, names)) === bytesOf(views.view(after, audience, names)))
          expect(views.patch(before, after, audience, names)).toEqual({ put: {}, drop: {} });
    }
  });
});

it('who asked anonymously is in no row, no change and no saved state', () => {
  always(({ meeting, anonymous }) => {
    const saved = heart.save(meeting.state).questions as { questions: Question[] };
    for (const { id, seatId, entry } of anonymous) {
      const row = meeting.view('moderator').questions?.find((candidate) => candidate.id === id);
      const kept = saved.questions.find((candidate) => candidate.id === id);
      const written = JSON.stringify([row, kept, meeting.log[entry]]);
      expect(written).toContain(textOf(id));
      // A question may be addressed to its own author, as to any speaker.
      expect(written.replaceAll(`"to":"${seatId}"`, '')).not.toContain(seatId);
    }
  });
});

it('the log folded anew gives the same state, whole or on top of a snapshot of any revision', () => {
  always(({ meeting: { log, state }, states }) => {
    const stored = JSON.parse(JSON.stringify(log));
    expectSame(fold(stored), state);
    const offset = log.length - (states.length - 1);
    for (const [rev, snapshot] of states.entries()) {
      const loaded = heart.load(JSON.parse(JSON.stringify(heart.save(snapshot))), testVeil);
      expectSame(loaded, snapshot);
      expectSame(fold(stored.slice(offset + rev), loaded), state);
    }
  });
});

function expectSame(found: State, wanted: State): void {
  expect(JSON.stringify(heart.save(found))).toBe(JSON.stringify(heart.save(wanted)));
  for (const audience of audiences)
    expect(JSON.stringify(views.view(found, audience, names))).toBe(
      JSON.stringify(views.view(wanted, audience, names)),
    );
  for (const { seatId } of actors)
    expect(views.mine(found, seatId, names)).toEqual(views.mine(wanted, seatId, names));
}

it('numbers run from one without a gap, and counts and votes equal a recount', () => {
  always((run) => {
    const { questions } = lastOf(run);
    const rows = questionsOf(lastOf(run)).sort((a, b) => a.number - b.number);
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
    for (const status of questionStatuses)
      expect(questions.counts[status]).toBe(rows.filter((row) => row.status === status).length);
    const supported = [...rowsOf(questions.seats)].flatMap(([, seat]) => seat.supported);
    for (const { id, votes } of rows) expect(votes).toBe(supported.filter((other) => other === id).length);
  });
});

it('at every moment one question at most is on air, one item current, and the queue holds what is queued', () => {
  always(({ states }) => {
    for (const state of states) {
      const withStatus = (status: QuestionStatus) =>
        questionsOf(state)
          .filter((question) => question.status === status)
          .map(({ id }) => id);
      const { queue, onAir } = state.questions;
      expect(withStatus('on_air')).toEqual(onAir === null ? [] : [onAir]);
      expect([...queue].sort()).toEqual(withStatus('queued').sort());
      expect(state.agenda.items.filter(({ status }) => status === 'current').length).toBeLessThan(2);
    }
  });
});
