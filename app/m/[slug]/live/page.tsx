import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages, getTranslations } from 'next-intl/server';
import { LivePage } from '#components/live-page/live-page.tsx';
import { readOutcome } from '#components/live-page/outcome.ts';
import { readPlace } from '#components/live-page/place.ts';
import { LanguageSwitch } from '#components/ui/language-switch.tsx';
import { Refusal } from '#meeting/refusals.ts';
import { findSeat } from '#server/auth/seats.ts';
import { isDatabaseAway } from '#server/http/answer.ts';
import { requirePublished } from '#server/http/published.ts';
import { services } from '#server/services.ts';
import { mayPublish } from '#server/video/stay.ts';

interface LiveProps {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The field to write in stays above the keyboard. */
export const viewport: Viewport = { interactiveWidget: 'resizes-content' };

export async function generateMetadata({ params }: LiveProps): Promise<Metadata> {
  const meeting = await findMeeting((await params).slug);
  return { title: meeting.state.phase.title };
}

/** What the phone's script may say: other texts stay on the server. */
const namespaces = ['live', 'questions', 'agenda', 'notices', 'refusals', 'video'];

/** The meeting as somebody in the hall or elsewhere follows it; readable and usable to ask before any script. */
export default async function Page({ params, searchParams }: LiveProps) {
  const { slug } = await params;
  const query = await searchParams;
  const meeting = await findMeeting(slug);
  const seat = await findOwnSeat(meeting.id);
  if (seat) meeting.learn([seat]);
  const t = await getTranslations('ui');
  const messages = Object.entries(await getMessages()).filter(([name]) => namespaces.includes(name));
  return (
    <NextIntlClientProvider messages={Object.fromEntries(messages)}>
      <LivePage
        slug={slug}
        initial={meeting.view('participant', seat?.id)}
        place={readPlace(query)}
        askId={crypto.randomUUID()}
        joinHref="/"
        timeZone={timeZone}
        speaks={seat !== null && mayPublish(seat.roles)}
        outcome={readOutcome(query)}
      >
        <LanguageSwitch locale={await getLocale()} label={t('language')} />
      </LivePage>
    </NextIntlClientProvider>
  );
}

const timeZone = 'Europe/Rome';

async function findMeeting(slug: string) {
  try {
    return await requirePublished(services(), slug);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') notFound();
    throw error;
  }
}

async function findOwnSeat(meetingId: string) {
  const { auth, database } = services();
  const cookie = (await headers()).get('cookie');
  try {
    const session = await auth.sessions.read(cookie);
    return session && (await findSeat(database.db, { userId: session.user.id, meetingId }));
  } catch (error) {
    // The meeting is in memory and stays readable; who this is the socket will tell.
    if (isDatabaseAway(error)) return null;
    throw error;
  }
}
