import { openDatabase } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { sampleMeetingId, sampleSlug } from '#db/sample-meeting.ts';
import { findSampleCode, seedSampleMeeting } from '#db/seed.ts';
import { createAuth } from '#server/auth/auth.ts';
import { createSampleLinks } from './auth/sample-links.ts';
import { readEnv } from './env.ts';
import { listen } from './http/listen.ts';
import { createPages } from './http/pages.ts';
import { log } from './log.ts';
import { createMeetings } from './meetings/meetings.ts';
import { playSampleMeeting } from './meetings/sample.ts';
import { provideServices } from './services.ts';
import { createSeatRates } from './sockets/seat-rates.ts';
import { createSockets } from './sockets/sockets.ts';
import { announce } from './start/announce.ts';
import { startLiveKit } from './start/livekit.ts';
import { lockDataFolder } from './start/lock.ts';
import { startPostgres } from './start/postgres.ts';
import { checkOutsidePostgres } from './start/postgres-outside.ts';
import { StartRefusal } from './start/refusal.ts';
import { createShutdown } from './start/shutdown.ts';
import { createVideo } from './video/video.ts';

// Standard output belongs to the announcement: what libraries say goes where the log goes.
console.log = console.info = console.error;

/** The composition root: starts each part, hands it what it needs, and ends all of them in reverse order. */
const shutdown = createShutdown(log);

try {
  await start();
} catch (error) {
  if (error instanceof StartRefusal) process.stderr.write(`${error.message}\n`);
  else log.fatal(error, 'The start failed');
  await shutdown.run(1);
}

async function start(): Promise<void> {
  const env = readEnv(process.env);
  const lock = await lockDataFolder(env.dataDir);
  shutdown.add('lock', () => lock.release());
  shutdown.onBegin(() => lock.announceStop());

  const web = await listen(env.port);
  const baseUrl = env.baseUrl ?? `http://localhost:${web.port}`;

  const databaseUrl = env.databaseUrl ?? (await startEmbedded(env.dataDir));
  if (env.databaseUrl) await checkOutsidePostgres(env.databaseUrl);
  await migrate(databaseUrl);
  const database = openDatabase(databaseUrl, { max: 8 });
  shutdown.add('database', () => database.close());

  const livekit = await startLiveKit({
    env,
    webhookUrl: `http://127.0.0.1:${web.port}/api/livekit/webhook`,
    log,
  });
  shutdown.add('LiveKit', () => livekit.stop());
  const video = createVideo({ livekit, database, baseUrl: env.baseUrl, log });

  await seedSampleMeeting(database.db, Date.now());
  const meetings = await createMeetings(database, { onBug: (error) => log.error(error, 'A command failed') });
  shutdown.add('meetings', () => meetings.close());
  await playSampleMeeting(meetings, Date.now());

  const code = await findSampleCode(database.db);
  const sampleLinks = createSampleLinks({
    baseUrl,
    slug: sampleSlug,
    meetingId: sampleMeetingId,
    kinds: code === null ? [] : ['desk', 'screen'],
  });
  const auth = createAuth(database, { secure: baseUrl.startsWith('https:') });
  const seatRates = createSeatRates();
  provideServices({ env, baseUrl, database, auth, meetings, seatRates, sampleLinks, video });

  const pages = await createPages({ isDevelopment: env.mode === 'development', port: web.port });
  shutdown.add('pages', () => pages.close());
  const sockets = await createSockets({
    httpServer: web.server,
    meetings,
    auth,
    database,
    seatRates,
    baseUrl: env.baseUrl,
    log,
  });
  shutdown.add('sockets', () => sockets.close());
  web.serve({ pages, video, trustProxy: env.trustProxy });
  shutdown.add('web', () => web.close());
  shutdown.add('video', async () => video.close());

  announce({
    url: baseUrl,
    meeting: code === null ? null : sampleSlug,
    code,
    links: { ...(code === null ? {} : { phone: `${baseUrl}/j/${code}` }), ...sampleLinks.links },
    video: livekit.state,
    videoNote: livekit.reason,
    asJson: process.argv.includes('--json'),
  });
}

async function startEmbedded(dataDir: string): Promise<string> {
  const postgres = await startPostgres({ dataDir, log });
  shutdown.add('PostgreSQL', () => postgres.stop());
  return postgres.url;
}
