import { and, eq, isNotNull } from 'drizzle-orm';
import { notFound } from 'next/navigation';
import type { Convocation } from '#db/convocation.ts';
import { meetings } from '#db/schema.ts';
import { services } from '#server/services.ts';

/** The convocation of a published meeting, or the page that says there is none. */
export async function requireConvocation(slug: string): Promise<Convocation> {
  const [row] = await services()
    .database.db.select({ convocation: meetings.convocation })
    .from(meetings)
    .where(and(eq(meetings.slug, slug), isNotNull(meetings.publishedAt)));
  if (!row) notFound();
  return row.convocation;
}

/** Dates and hours of a convocation, written out in the reader's language. Local times are shown as they stand. */
export function letterDates(locale: string) {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
  return {
    day: (local: string) => day.format(new Date(`${local.slice(0, 10)}T00:00Z`)),
    hour: (local: string) => local.slice(11, 16),
  };
}
