import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { LetterPart, PersonLine } from '#components/convocation/letter.tsx';
import { PageFrame } from '#components/ui/page-frame.tsx';
import { services } from '#server/services.ts';
import { letterDates, requireConvocation } from './convocation.ts';

interface PageProps {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: (await requireConvocation((await params).slug)).title };
}

/** The convocation, as a letter one likes to read. */
export default async function ConvocationPage({ params }: PageProps) {
  const { slug } = await params;
  const letter = await requireConvocation(slug);
  const t = await getTranslations('convocation');
  const dates = letterDates(await getLocale());
  const { state } = await services().meetings.require(slug);
  const isUnderWay = state.phase.phase !== 'draft' && state.phase.phase !== 'closed';
  return (
    <PageFrame>
      <article className="wrap-anywhere">
        <p className="text-lg font-semibold text-primary-strong">{letter.convener.name}</p>
        <p className="text-muted">{letter.convener.description}</p>
        <ul className="mt-1 text-sm text-muted">
          {letter.patrons.map((patron) => (
            <li key={patron}>{patron}</li>
          ))}
        </ul>
        <p className="mt-6 text-sm">
          {letter.protocol ? t('protocol', { number: letter.protocol.number }) : null}
          {letter.protocol?.date ? ` ${t('protocolDate', { date: dates.day(letter.protocol.date) })}` : null}
        </p>
        <p className="mt-1 text-sm">
          <span className="font-semibold">{t('subject')}:</span> {letter.subject}
        </p>
        <h1 className="mt-6 text-3xl font-semibold leading-tight">{letter.title}</h1>
        <p className="mt-4 text-xl">
          {dates.day(letter.start)}, {dates.hour(letter.start)} ·{' '}
          {t(letter.endIsExpected ? 'expectedEnd' : 'end', { time: dates.hour(letter.end) })}
        </p>
        <p className="text-muted">{t(letter.mode === 'remote' ? 'remoteMode' : letter.mode)}</p>
        <div className="mt-6 grid gap-4 sm:grid-cols-2">
          {letter.venue ? (
            <section className="rounded-lg border border-line p-4">
              <h2 className="font-semibold">{t('inHall')}</h2>
              <p className="mt-1">{letter.venue.name}</p>
              <p className="text-muted">
                {letter.venue.address}, {letter.venue.city}
              </p>
              {letter.venue.mapUrl ? (
                <a
                  href={letter.venue.mapUrl}
                  rel="noreferrer"
                  className="inline-flex min-h-11 items-center text-primary-strong underline underline-offset-4"
                >
                  {t('map')}
                </a>
              ) : null}
            </section>
          ) : null}
          {letter.video ? (
            <section className="rounded-lg border border-line p-4">
              <h2 className="font-semibold">{t('remote')}</h2>
              <p className="mt-1">{letter.video.note}</p>
            </section>
          ) : null}
        </div>
        <p className="mt-8">
          <a
            href={isUnderWay ? `/m/${slug}/live` : `/m/${slug}/register`}
            className="inline-flex min-h-12 items-center rounded-lg bg-primary px-6 text-lg font-semibold text-on-primary"
          >
            {t(isUnderWay ? 'enter' : 'register')}
          </a>
          {isUnderWay ? (
            <a
              href={`/m/${slug}/register`}
              className="ms-4 inline-flex min-h-12 items-center text-primary-strong underline underline-offset-4"
            >
              {t('register')}
            </a>
          ) : null}
        </p>
        {letter.parts.map((part) => (
          <section key={part.heading ?? part.paragraphs[0]} className="mt-8">
            {part.heading ? <h2 className="text-xl font-semibold">{part.heading}</h2> : null}
            {part.paragraphs.map((paragraph) => (
              <p key={paragraph} className="mt-3">
                {paragraph}
              </p>
            ))}
          </section>
        ))}
        <LetterPart title={t('speakers')}>
          <ul className="grid gap-3">
            {letter.speakers.map((speaker) => (
              <li key={speaker.name}>
                <PersonLine person={speaker} />
              </li>
            ))}
          </ul>
        </LetterPart>
        {letter.coordinator ? (
          <LetterPart title={t('coordinator')}>
            <p>
              <PersonLine person={letter.coordinator} />
            </p>
          </LetterPart>
        ) : null}
        <LetterPart title={t('agenda')}>
          <ol className="grid list-decimal gap-2 ps-6">
            {state.agenda.items.map((item) => (
              <li key={item.id}>
                <bdi>{item.title}</bdi>{' '}
                <span className="text-muted">· {t('minutes', { minutes: item.plannedMinutes })}</span>
              </li>
            ))}
          </ol>
        </LetterPart>
        {letter.registration ? (
          <LetterPart title={t('registration')}>
            <p>{letter.registration.note}</p>
            {letter.registration.deadline ? (
              <p>{t('deadline', { date: dates.day(letter.registration.deadline) })}</p>
            ) : null}
          </LetterPart>
        ) : null}
        {letter.requirements.length > 0 ? (
          <LetterPart title={t('requirements')}>
            {letter.requirements.map((requirement) => (
              <p key={requirement}>{requirement}</p>
            ))}
          </LetterPart>
        ) : null}
        {letter.contactCard ? (
          <LetterPart title={t('contactCard')}>
            <p>{letter.contactCard.note}</p>
          </LetterPart>
        ) : null}
        {letter.project ? (
          <LetterPart title={t('project')}>
            <p>
              {letter.project.name} {letter.project.code ? t('code', { code: letter.project.code }) : null}
            </p>
            {letter.project.funding.map((line) => (
              <p key={line} className="text-sm text-muted">
                {line}
              </p>
            ))}
          </LetterPart>
        ) : null}
        {letter.signatory ? (
          <p className="mt-10 text-end">
            <span className="block font-semibold">{letter.signatory.name}</span>
            <span className="block text-muted">{letter.signatory.role}</span>
          </p>
        ) : null}
      </article>
    </PageFrame>
  );
}
