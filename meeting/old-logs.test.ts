import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { audiences } from './roles.ts';
import { type Entry, fold, heart, names } from './test-meeting.ts';

interface OldLog {
  entries: Entry[];
  /** What the meeting had become when it was written down. */
  outcome: { phase: string; statuses: Record<string, string>; answers: Record<string, string> };
}

const folder = new URL('./logs/', import.meta.url);

it.each(readdirSync(folder))('the old log %s still folds to what it was', (file) => {
  const { entries, outcome }: OldLog = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  const state = fold(entries);
  for (const audience of audiences)
    expect(heart.views.view(state, audience, names).meeting).toMatchObject([{ phase: outcome.phase }]);
  const questions = heart.views.view(state, 'moderator', names).questions ?? [];
  expect(Object.fromEntries(questions.map(({ number, status }) => [number, status]))).toEqual(
    outcome.statuses,
  );
  for (const [number, answer] of Object.entries(outcome.answers))
    expect(questions.find((question) => question.number === Number(number))).toMatchObject({ answer });
});

it('a change that nobody knows any more is passed over', () => {
  const state = fold([{ at: 0, changes: [{ type: 'hat.thrown', into: 'ring' }] }]);
  expect(state).toBe(heart.empty);
});
