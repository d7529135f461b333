import { randomUUID } from 'node:crypto';
import { createMeeting } from '#db/factories.ts';
import { createSampleLinks } from '#server/auth/sample-links.ts';
import { createTestAuth } from '#server/auth/test-auth.ts';
import { readEnv } from '#server/env.ts';
import { log } from '#server/log.ts';
import { createMeetings } from '#server/meetings/meetings.ts';
import { provideServices, type Services } from '#server/services.ts';
import { createSeatRates } from '#server/sockets/seat-rates.ts';
import { createVideo } from '#server/video/video.ts';

export const testBaseUrl = 'http://tavolo.example';

/** The services of a process, for real, with one open meeting on a database of its own and without video. */
export async function provideTestServices(): Promise<{
  services: Services;
  meeting: Awaited<ReturnType<typeof createMeeting>>;
  close(): Promise<void>;
}> {
  const { close: closeAuth, url: _url, ...auth } = await createTestAuth();
  const { database } = auth;
  const meeting = await createMeeting(database.db);
  const meetings = await createMeetings(database, { onBug: (error) => log.error(error) });
  const services: Services = {
    env: readEnv({ NODE_ENV: 'test', BASE_URL: testBaseUrl }),
    baseUrl: testBaseUrl,
    database,
    auth,
    meetings,
    seatRates: createSeatRates(),
    sampleLinks: createSampleLinks({
      baseUrl: testBaseUrl,
      slug: meeting.slug,
      meetingId: meeting.id,
      kinds: ['desk'],
    }),
    video: createVideo({
      livekit: { state: 'off', reason: 'No video in this test.', stop: async () => {} },
      database,
      baseUrl: testBaseUrl,
      log,
    }),
  };
  provideServices(services);
  await open(services, meeting);
  const close = async () => {
    await meetings.close();
    await closeAuth();
  };
  return { services, meeting, close };
}

async function open({ meetings }: Services, { id, slug }: { id: string; slug: string }): Promise<void> {
  const live = await meetings.require(slug);
  const start = { meetingId: id, title: 'Riunione', plannedStart: 0, plannedEnd: 3_600_000 };
  for (const step of [{ type: 'meeting.create', ...start }, { type: 'meeting.open' }]) {
    const ack = await live.sendAsSystem({ id: randomUUID(), ...step });
    if (!ack.ok) throw new Error(`${step.type} was refused: ${ack.error.code}`);
  }
}
