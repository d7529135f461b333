import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { PersonForm, type PersonFormState } from '#components/registration/person-form.tsx';
import { PageFrame } from '#components/ui/page-frame.tsx';
import { Refusal } from '#meeting/refusals.ts';
import { findByCode, joinMeeting } from '#server/auth/join.ts';
import { readAddress } from '#server/http/address.ts';
import { services } from '#server/services.ts';
import { attemptForPerson } from '../person-attempt.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('join'))('title') };
}

/** Five seconds from scanning the code: name, body, hall or remote. */
export default async function Join({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const t = await getTranslations('join');
  const meeting = await findMeeting(code);
  if (typeof meeting === 'string') {
    return (
      <PageFrame>
        <h1 className="text-2xl font-semibold">{t(`refused.${meeting}`)}</h1>
        <p className="mt-3">{t(`refusedHint.${meeting}`)}</p>
        <p className="mt-6">
          <a href="/" className="font-semibold text-primary-strong underline underline-offset-4">
            {t('otherCode')}
          </a>
        </p>
      </PageFrame>
    );
  }
  const title = (await services().meetings.require(meeting.slug)).state.phase.title;
  return (
    <PageFrame>
      <p className="text-muted">{t('lead')}</p>
      <h1 className="mt-1 mb-6 text-2xl font-semibold">
        <bdi>{title}</bdi>
      </h1>
      <NextIntlClientProvider messages={{ registration: (await getMessages()).registration }}>
        <PersonForm action={join.bind(null, code)} origin="hall" asksEmail={false} submit={t('submit')} />
      </NextIntlClientProvider>
    </PageFrame>
  );
}

async function findMeeting(code: string) {
  try {
    return await findByCode(services().auth, code, readAddress(await headers()));
  } catch (error) {
    if (error instanceof Refusal) return error.code === 'rate_limited' ? 'rate_limited' : 'not_found';
    throw error;
  }
}

async function join(code: string, _state: PersonFormState, form: FormData): Promise<PersonFormState> {
  'use server';
  const sent = await headers();
  const attempt = await attemptForPerson(form, () =>
    joinMeeting(services().auth, {
      code,
      name: form.get('name'),
      body: form.get('body'),
      origin: form.get('origin'),
      address: readAddress(sent),
      cookieHeader: sent.get('cookie'),
    }),
  );
  if ('state' in attempt) return attempt.state;
  redirect(`/m/${attempt.done.slug}/live`);
}
