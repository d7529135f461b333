import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EntryButton } from '#components/entry/entry-button.tsx';
import { EntryPage } from '#components/entry/entry-page.tsx';
import { canEnter } from '#server/auth/enter.ts';
import { services } from '#server/services.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('enter');
  return { title: t('title'), robots: 'noindex' };
}

/** A link with rights: opening it does nothing, its button signs in. The form posts to this same address. */
export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const t = await getTranslations('enter');
  const { database, sampleLinks } = services();
  const isGood = await canEnter(database.db, sampleLinks, (await params).token);
  if (!isGood) return <EntryPage title={t('title')} lead={t('notGood')} />;
  return (
    <EntryPage title={t('title')} lead={t('lead')} offersLanguages={false}>
      <form method="post" className="grid">
        <EntryButton>{t('submit')}</EntryButton>
      </form>
    </EntryPage>
  );
}
