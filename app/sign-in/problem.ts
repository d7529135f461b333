import type { RefusalCode } from '#meeting/refusals.ts';

/** Refusals that the entry pages have a sentence for; any other is told as `internal`. */
const problems = [
  'unauthenticated',
  'invalid',
  'not_found',
  'rate_limited',
  'unavailable',
  'internal',
] as const;
export type Problem = (typeof problems)[number];

/** The problem that an address carries, if it carries one we know. */
export function findProblem(refused: string | string[] | undefined): Problem | undefined {
  return problems.find((problem) => problem === refused);
}

/** The problem to tell for a refusal. */
export function problemOf(code: RefusalCode): Problem {
  return findProblem(code) ?? 'internal';
}
