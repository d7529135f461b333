import { type RefusalCode, refusalCodes } from '#meeting/refusals.ts';

/** What became of a question that was posted as a plain form. */
export type Outcome = { sent: string } | { refused: RefusalCode };

/** What the address of the page says after a posted form; undefined for any other address. */
export function readOutcome(query: {
  sent?: string | string[];
  refused?: string | string[];
}): Outcome | undefined {
  const refused = refusalCodes.find((code) => code === query.refused);
  if (refused) return { refused };
  return typeof query.sent === 'string' && /^\d+$/u.test(query.sent) ? { sent: query.sent } : undefined;
}
