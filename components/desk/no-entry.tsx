import { useTranslations } from 'next-intl';

/** Instead of the desk, for who is not signed in or does not run this meeting. */
export function NoEntry({ reason, slug }: { reason: 'unauthenticated' | 'forbidden'; slug: string }) {
  const t = useTranslations('desk.noEntry');
  return (
    <main id="main" className="mx-auto flex min-h-dvh max-w-xl flex-col justify-center gap-4 px-4 py-8">
      <h1 className="text-2xl font-semibold">{t('title')}</h1>
      <p>{t(reason)}</p>
      <p className="flex flex-wrap gap-3">
        {reason === 'unauthenticated' && (
          <a
            href="/sign-in"
            className="inline-flex min-h-12 items-center rounded-lg bg-primary px-5 font-semibold text-on-primary"
          >
            {t('signIn')}
          </a>
        )}
        <a
          href={`/m/${slug}/live`}
          className="inline-flex min-h-12 items-center px-2 font-semibold underline"
        >
          {t('follow')}
        </a>
      </p>
    </main>
  );
}
