import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EntryButton } from '#components/entry/entry-button.tsx';
import { EntryField } from '#components/entry/entry-field.tsx';
import { EntryPage } from '#components/entry/entry-page.tsx';
import { EntryProblem } from '#components/entry/entry-problem.tsx';
import { findPasswordLink } from '#server/auth/accounts.ts';
import { services } from '#server/services.ts';
import { findProblem } from '../../sign-in/problem.ts';
import { setStaffPassword } from './actions.ts';

interface SetPasswordProps {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ refused?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('setPassword');
  return { title: t('title'), robots: 'noindex' };
}

/** Opening the link, by a person or by a mail scanner, uses nothing up: only the button does. */
export default async function Page({ params, searchParams }: SetPasswordProps) {
  const t = await getTranslations('setPassword');
  const { token } = await params;
  const link = await findPasswordLink(services().database.db, token);
  if (!link) return <EntryPage title={t('title')} lead={t('notGood')} />;
  const problem = findProblem((await searchParams).refused);
  return (
    <EntryPage title={t('title')} lead={t('lead', { email: link.email ?? '' })}>
      {problem && <EntryProblem>{t(`problem.${problem}`)}</EntryProblem>}
      <form action={setStaffPassword.bind(null, token)} className="grid gap-5">
        <EntryField
          name="password"
          label={t('password')}
          hint={t('hint')}
          type="password"
          autoComplete="new-password"
          minLength={12}
          maxLength={200}
        />
        <EntryButton>{t('submit')}</EntryButton>
      </form>
    </EntryPage>
  );
}
