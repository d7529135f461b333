import { and, eq, isNotNull } from 'drizzle-orm';
import { meetings } from '#db/schema.ts';
import { Refusal } from '#meeting/refusals.ts';
import type { LiveMeeting } from '#server/meetings/meetings.ts';
import type { Services } from '#server/services.ts';

/** The live meeting of a convocation that strangers may see; refuses `not_found`, also where it is not published yet. */
export async function requirePublished(
  { database, meetings: live }: Services,
  slug: string,
): Promise<LiveMeeting> {
  // What is in memory answers also while the database is away; a published meeting stays published.
  for (const meeting of live.loaded()) if (meeting.slug === slug && published.has(meeting.id)) return meeting;
  const [row] = await database.db
    .select({ id: meetings.id })
    .from(meetings)
    .where(and(eq(meetings.slug, slug), isNotNull(meetings.publishedAt)));
  if (!row) throw new Refusal('not_found');
  published.add(row.id);
  return live.require(slug);
}

const published = new Set<string>();
