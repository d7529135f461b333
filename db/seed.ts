import { randomBytes, randomInt } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Role } from '#meeting/roles.ts';
import type { Db } from './client.ts';
import { sampleConvocation, sampleId, sampleMeetingId, samplePeople, sampleSlug } from './sample-meeting.ts';
import { meetings, seats } from './schema.ts';

const minuteMs = 60_000;

/**
 * Writes the sample meeting's rows where there is no meeting at all: all of them or none. Its agenda
 * comes through the log, like any other.
 * @param now ms since 1970; the sample meeting begins then
 */
export async function seedSampleMeeting(db: Db, now: number): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`lock table ${meetings} in share row exclusive mode`);
    const [existing] = await tx.select({ id: meetings.id }).from(meetings).limit(1);
    if (existing) return;
    await tx.insert(meetings).values({
      id: sampleMeetingId,
      slug: sampleSlug,
      code: newMeetingCode(),
      convocation: sampleConvocation(localTime(now), localTime(now + 120 * minuteMs)),
      publishedAt: new Date(now),
      epoch: randomBytes(9).toString('base64url'),
      veilKey: randomBytes(32),
      room: randomBytes(18).toString('base64url'),
      isSample: true,
    });
    await tx.insert(seats).values([
      ...samplePeople.map(({ id, honorific, name, role, body, roles }) => ({
        id,
        meetingId: sampleMeetingId,
        name,
        honorific,
        position: role,
        body,
        origin: 'hall' as const,
        roles: [...roles] as Role[],
      })),
      {
        id: sampleId('screen'),
        meetingId: sampleMeetingId,
        name: 'Schermo di sala',
        origin: 'hall' as const,
        roles: ['screen'] as Role[],
      },
    ]);
  });
}

/** The join code of the sample meeting; null where the database was not empty and has none. */
export async function findSampleCode(db: Db): Promise<string | null> {
  const [sample] = await db
    .select({ code: meetings.code })
    .from(meetings)
    .where(eq(meetings.id, sampleMeetingId));
  return sample?.code ?? null;
}

/** Nine digits: a code is guessed with ten tries a minute, so it must be rare among the possible ones. */
export function newMeetingCode(): string {
  return String(randomInt(100_000_000, 1_000_000_000));
}

/** `YYYY-MM-DDTHH:MM` in Rome. */
function localTime(moment: number): string {
  const rounded = moment - (moment % minuteMs);
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Rome' })
    .format(rounded)
    .replace(' ', 'T');
}
