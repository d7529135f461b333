import { desc, isNotNull } from 'drizzle-orm';
import type { Route } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageFrame } from '#components/ui/page-frame.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';

import { meetings } from '#db/schema.ts';
import { services } from '#server/services.ts';

/** What is on here, and where to type a code; works without script. */
export default async function Home({ searchParams }: { searchParams: Promise<{ code?: string }> }) {
  const { code } = await searchParams;
  const typed = code?.replace(/\D/gu, '');
  if (typed) redirect(`/j/${typed}` as Route);
  const t = await getTranslations('home');
  const published = await services()
    .database.db.select({ slug: meetings.slug, convocation: meetings.convocation })
    .from(meetings)
    .where(isNotNull(meetings.publishedAt))
    .orderBy(desc(meetings.publishedAt))
    .limit(20);
  return (
    <PageFrame>
      <h1 className="text-3xl font-semibold">{t('title')}</h1>
      <p className="mt-3 text-lg text-muted">{t('lead')}</p>
      <form className="mt-8 grid gap-3 rounded-lg bg-primary-soft p-5 sm:grid-cols-[1fr_auto] sm:items-end">
        <label className="grid gap-1 font-semibold">
          {t('code')}
          <span id="code-hint" className="text-sm font-normal text-muted">
            {t('codeHint')}
          </span>
          <input
            name="code"
            inputMode="numeric"
            autoComplete="off"
            required
            aria-describedby="code-hint"
            className="min-h-12 rounded-lg border-2 border-line bg-surface px-3 text-xl tabular-nums"
          />
        </label>
        <SubmitButton>{t('enter')}</SubmitButton>
      </form>
      <h2 className="mt-10 text-xl font-semibold">{t('meetings')}</h2>
      {published.length === 0 ? <p className="mt-3 text-muted">{t('noMeetings')}</p> : null}
      <ul className="mt-3 grid gap-4">
        {published.map(({ slug, convocation }) => (
          <li key={slug} className="rounded-lg border border-line p-5">
            <Link
              href={`/m/${slug}` as Route}
              className="text-lg font-semibold text-primary-strong underline underline-offset-4"
            >
              <bdi>{convocation.title}</bdi>
            </Link>
            <p className="mt-1 text-muted">
              <bdi>{convocation.convener.name}</bdi>
              {convocation.venue ? ` · ${convocation.venue.city}` : null}
            </p>
          </li>
        ))}
      </ul>
    </PageFrame>
  );
}
