import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { devices } from '#db/schema.ts';
import { hashSecret } from './secrets.ts';

export interface Device {
  id: string;
  meetingId: string;
  kind: 'screen' | 'hall' | 'steward';
  name: string;
}

/** The paired device of a token; null for one that is unknown or revoked. */
export async function findDevice(db: Db, token: string): Promise<Device | null> {
  const [device] = await db
    .select({ id: devices.id, meetingId: devices.meetingId, kind: devices.kind, name: devices.name })
    .from(devices)
    .where(and(eq(devices.tokenHash, hashSecret(token)), isNull(devices.revokedAt)));
  return device ?? null;
}
