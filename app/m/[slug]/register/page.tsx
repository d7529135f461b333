import type { Metadata, Route } from 'next';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { PersonForm, type PersonFormState } from '#components/registration/person-form.tsx';
import { PageFrame } from '#components/ui/page-frame.tsx';
import { registerForMeeting } from '#server/auth/register.ts';
import { readAddress } from '#server/http/address.ts';
import { services } from '#server/services.ts';
import { attemptForPerson } from '../../../j/person-attempt.ts';
import { requireConvocation } from '../convocation.ts';

interface PageProps {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('register'))('title') };
}

/** One short page: how, who, for which body, and where the link may go. */
export default async function Register({ params }: PageProps) {
  const { slug } = await params;
  const letter = await requireConvocation(slug);
  const t = await getTranslations('register');
  const secret = (await cookies()).get(linkCookie)?.value;
  if (secret) {
    const { baseUrl } = services();
    return (
      <PageFrame>
        <h1 className="text-2xl font-semibold">{t('done')}</h1>
        <h2 className="mt-6 font-semibold">{t('link')}</h2>
        <p className="mt-2 rounded-lg bg-primary-soft p-4 font-mono text-sm wrap-anywhere">
          {baseUrl}/enter/{secret}
        </p>
        <p className="mt-2 text-muted">{t('linkHint')}</p>
        <p className="mt-6">
          <a
            href={`/m/${slug}/live`}
            className="inline-flex min-h-12 items-center rounded-lg bg-primary px-6 font-semibold text-on-primary"
          >
            {t('goToMeeting')}
          </a>
        </p>
      </PageFrame>
    );
  }
  return (
    <PageFrame>
      <h1 className="text-2xl font-semibold">{t('title')}</h1>
      <p className="mt-1 font-semibold">
        <bdi>{letter.title}</bdi>
      </p>
      <p className="mt-2 mb-6 text-muted">{t('lead')}</p>
      <NextIntlClientProvider messages={{ registration: (await getMessages()).registration }}>
        <PersonForm action={register.bind(null, slug)} origin={null} asksEmail submit={t('submit')} />
      </NextIntlClientProvider>
    </PageFrame>
  );
}

/** Shows the link once, in this browser: it is never part of an address that could be kept or passed on. */
const linkCookie = 'personal_link';

async function register(slug: string, _state: PersonFormState, form: FormData): Promise<PersonFormState> {
  'use server';
  const sent = await headers();
  const attempt = await attemptForPerson(form, () =>
    registerForMeeting(services().auth, {
      slug,
      name: form.get('name'),
      body: form.get('body'),
      origin: form.get('origin'),
      email: form.get('email'),
      address: readAddress(sent),
      cookieHeader: sent.get('cookie'),
    }),
  );
  if ('state' in attempt) return attempt.state;
  const path = `/m/${slug}/register`;
  const secure = services().baseUrl.startsWith('https:');
  (await cookies()).set(linkCookie, attempt.done.secret, {
    path,
    maxAge: 600,
    httpOnly: true,
    sameSite: 'strict',
    secure,
  });
  redirect(path as Route);
}
