import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { DeskPage } from '#components/desk/desk-page.tsx';
import { NoEntry } from '#components/desk/no-entry.tsx';
import { Refusal } from '#meeting/refusals.ts';
import { findSeat, requireRole } from '#server/auth/seats.ts';
import { services } from '#server/services.ts';

interface DeskProps {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk'))('title'), robots: { index: false } };
}

/** What the desk's script may say: other texts stay on the server. */
const namespaces = ['desk', 'live', 'questions', 'agenda', 'refusals'];

const timeZone = 'Europe/Rome';

/** The desk, for who runs this meeting and nobody else. */
export default async function Page({ params }: DeskProps) {
  const { slug } = await params;
  const meeting = await services().meetings.find(slug);
  if (!meeting) notFound();
  const seat = await requireModerator(meeting.id);
  if (seat instanceof Refusal)
    return <NoEntry reason={seat.code === 'forbidden' ? 'forbidden' : 'unauthenticated'} slug={slug} />;
  const messages = Object.entries(await getMessages()).filter(([name]) => namespaces.includes(name));
  return (
    <NextIntlClientProvider messages={Object.fromEntries(messages)}>
      <DeskPage slug={slug} initial={meeting.view('moderator', seat.id)} timeZone={timeZone} />
    </NextIntlClientProvider>
  );
}

/** The moderator's seat, or why this visitor has none. */
async function requireModerator(meetingId: string) {
  const { auth, database } = services();
  const session = await auth.sessions.read((await headers()).get('cookie'));
  if (!session) return new Refusal('unauthenticated');
  const seat = await findSeat(database.db, { userId: session.user.id, meetingId });
  try {
    return requireRole(seat, 'moderator');
  } catch (error) {
    // Whoever is signed in and has no seat here lacks the right, not the session.
    if (error instanceof Refusal) return new Refusal('forbidden');
    throw error;
  }
}
