/** The closed list of expected failures, the same on the wire, in actions and in pages. */
export const refusalCodes = [
  'unauthenticated',
  'forbidden',
  'invalid',
  'not_found',
  'conflict',
  'closed',
  'rate_limited',
  'too_large',
  'unavailable',
  'internal',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export interface RefusalDetails {
  /** Name of the field at fault, where one is. */
  field?: string;
  /** When to try again, in milliseconds from now. */
  retryAfterMs?: number;
}

/** An expected failure: a code of the closed list, thrown where a rule says no and mapped once at the edge. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: RefusalCode;
  readonly details: RefusalDetails;

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }

  /** The wire's `error` object. */
  toJSON(): { code: RefusalCode } & RefusalDetails {
    return { code: this.code, ...this.details };
  }
}
