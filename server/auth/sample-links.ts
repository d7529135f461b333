import type { Role } from '#meeting/roles.ts';
import { hashSecret, makeSecret } from './secrets.ts';

export type SampleKind = 'desk' | 'screen' | 'hall' | 'speaker' | 'console';

export interface SampleEntry {
  kind: SampleKind;
  role: Role;
  meetingId: string;
  /** Path of the screen that the link opens. */
  path: string;
}

/** Links with rights for the sample meeting. They live in this process only and end with it. */
export interface SampleLinks {
  /** Address of each link. */
  links: Partial<Record<SampleKind, string>>;
  find(token: string): SampleEntry | null;
}

const roleOf: Record<SampleKind, Role> = {
  desk: 'moderator',
  screen: 'screen',
  hall: 'screen',
  speaker: 'speaker',
  console: 'organiser',
};

/**
 * Makes a link for each kind asked for.
 * @param baseUrl origin that people type, without a trailing slash
 */
export function createSampleLinks({
  baseUrl,
  slug,
  meetingId,
  kinds,
}: {
  baseUrl: string;
  slug: string;
  meetingId: string;
  kinds: readonly SampleKind[];
}): SampleLinks {
  const entries = new Map<string, SampleEntry>();
  const links: SampleLinks['links'] = {};
  for (const kind of kinds) {
    const token = makeSecret();
    const path = kind === 'console' ? '/console' : `/m/${slug}/${kind}`;
    // By hash, so that finding one takes no time that depends on the secret.
    entries.set(hashSecret(token), { kind, role: roleOf[kind], meetingId, path });
    links[kind] = `${baseUrl}/enter/${token}`;
  }
  return { links, find: (token) => entries.get(hashSecret(token)) ?? null };
}

/** Where there is no sample meeting: no links. */
export const noSampleLinks: SampleLinks = { links: {}, find: () => null };
