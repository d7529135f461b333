import { limits } from '#meeting/limits.ts';
import { Refusal } from '#meeting/refusals.ts';
import type { Origin } from '#meeting/roles.ts';
import { optionalText, requireText } from '#meeting/text.ts';

/** How somebody says who they are, from a form or a program: known by nothing yet. */
export interface GivenPerson {
  name: unknown;
  body?: unknown;
  origin: unknown;
}

export interface NamedPerson {
  name: string;
  body: string | null;
  origin: Origin;
}

/** Normalises names (one line, NFC, no control or direction characters); refuses `invalid` with the field at fault. */
export function readPerson({ name, body, origin }: GivenPerson): NamedPerson {
  if (typeof name !== 'string') throw new Refusal('invalid', { field: 'name' });
  if (body !== undefined && body !== null && typeof body !== 'string')
    throw new Refusal('invalid', { field: 'body' });
  if (origin !== 'hall' && origin !== 'remote') throw new Refusal('invalid', { field: 'origin' });
  return {
    name: requireText(oneLine(name), limits.nameLength, 'name'),
    body: optionalText(body === undefined || body === null ? null : oneLine(body), limits.bodyLength, 'body'),
    origin,
  };
}

const oneLine = (text: string) => text.replace(/\s+/gu, ' ');
