import { z } from 'zod';
import type { Command } from '#meeting/meeting.ts';
import { Refusal } from '#meeting/refusals.ts';
import type { Ack } from '#meeting/wire.ts';

const envelope = z.looseObject({ id: z.uuid().toLowerCase(), type: z.string().min(1).max(64) });

/** What came over the wire as a command, or why it is none. Its other fields are read by its rule. */
export function readCommand(untrusted: unknown): Command | Refusal {
  const parsed = envelope.safeParse(untrusted);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path[0];
  return new Refusal('invalid', field === undefined ? {} : { field: String(field) });
}

export function refused(refusal: Refusal): Ack {
  return { ok: false, error: refusal.toJSON() };
}

/** Answers all commands of a batch alike. */
export function refuseAll(batch: readonly { resolve(ack: Ack): void }[], refusal: Refusal): void {
  for (const { resolve } of batch) resolve(refused(refusal));
}
