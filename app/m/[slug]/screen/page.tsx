import { eq } from 'drizzle-orm';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { QrCode } from '#components/screen/qr-code.tsx';
import { ScreenPage } from '#components/screen/screen-page.tsx';
import { UnpairedScreen } from '#components/screen/unpaired-screen.tsx';
import { meetings } from '#db/schema.ts';
import { Refusal } from '#meeting/refusals.ts';
import { findSeat } from '#server/auth/seats.ts';
import { requirePublished } from '#server/http/published.ts';
import { services } from '#server/services.ts';

interface ScreenProps {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('screen'))('title'), robots: { index: false } };
}

/** What the screen's script may say: other texts stay on the server. */
const namespaces = ['screen', 'questions'];

const timeZone = 'Europe/Rome';

/** The hall's screen. Whatever is wrong, it is a calm page: nobody stands there to read an error. */
export default async function Page({ params }: ScreenProps) {
  const { slug } = await params;
  const meeting = await findMeeting(slug);
  if (!meeting || !(await isScreen(meeting.id)))
    return <UnpairedScreen title={meeting?.state.phase.title ?? null} />;
  const t = await getTranslations('screen');
  const code = await findCode(meeting.id);
  const origin = await publicOrigin();
  const messages = Object.entries(await getMessages()).filter(([name]) => namespaces.includes(name));
  return (
    <NextIntlClientProvider messages={Object.fromEntries(messages)}>
      <ScreenPage
        slug={slug}
        initial={meeting.view('screen')}
        timeZone={timeZone}
        host={origin.replace(/^https?:\/\//u, '')}
        code={code}
        qr={<QrCode address={`${origin}/j/${code}`} name={t('qr')} />}
      />
    </NextIntlClientProvider>
  );
}

async function findMeeting(slug: string) {
  try {
    return await requirePublished(services(), slug);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

async function isScreen(meetingId: string): Promise<boolean> {
  const { auth, database } = services();
  const session = await auth.sessions.read((await headers()).get('cookie'));
  const seat = session && (await findSeat(database.db, { userId: session.user.id, meetingId }));
  return seat?.roles.includes('screen') ?? false;
}

async function findCode(meetingId: string): Promise<string> {
  const { db } = services().database;
  const [row] = await db.select({ code: meetings.code }).from(meetings).where(eq(meetings.id, meetingId));
  return row?.code ?? '';
}

/** What phones in the hall can reach: the configured address, else the one by which this screen came here. */
async function publicOrigin(): Promise<string> {
  const { env, baseUrl } = services();
  const host = (await headers()).get('host');
  return env.baseUrl ?? (host ? `http://${host}` : baseUrl);
}
