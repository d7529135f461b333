/** Where a person takes part from. */
export type Origin = 'hall' | 'remote';

/** Rights of a seat beyond taking part. */
export const roles = ['organiser', 'moderator', 'speaker', 'steward', 'screen'] as const;
export type Role = (typeof roles)[number];

/** A kind of reader: everybody of one audience receives the same bytes. */
export const audiences = ['participant', 'moderator', 'speaker', 'screen', 'steward'] as const;
export type Audience = (typeof audiences)[number];

/** The role that listening as an audience asks for; null where every seat may. */
export function roleForAudience(audience: Audience): Role | null {
  return audience === 'participant' ? null : audience;
}
