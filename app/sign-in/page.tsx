import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EntryButton } from '#components/entry/entry-button.tsx';
import { EntryField } from '#components/entry/entry-field.tsx';
import { EntryPage } from '#components/entry/entry-page.tsx';
import { EntryProblem } from '#components/entry/entry-problem.tsx';
import { signInStaff } from './actions.ts';
import { findProblem } from './problem.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn');
  return { title: t('title') };
}

/** Staff sign in here; who takes part in a meeting joins with its code and needs no password. */
export default async function Page({
  searchParams,
}: {
  searchParams: Promise<{ refused?: string | string[] }>;
}) {
  const t = await getTranslations('signIn');
  const problem = findProblem((await searchParams).refused);
  return (
    <EntryPage title={t('title')} lead={t('lead')}>
      {problem && <EntryProblem>{t(`problem.${problem}`)}</EntryProblem>}
      <form action={signInStaff} className="grid gap-5">
        <EntryField name="email" label={t('email')} type="email" autoComplete="username" maxLength={254} />
        <EntryField name="password" label={t('password')} type="password" autoComplete="current-password" />
        <EntryButton>{t('submit')}</EntryButton>
      </form>
    </EntryPage>
  );
}
