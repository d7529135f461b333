import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { sampleMeetingId, sampleSlug } from '#db/sample-meeting.ts';
import { seats } from '#db/schema.ts';
import { seedSampleMeeting } from '#db/seed.ts';
import { log } from '#server/log.ts';
import {
  createMeetings,
  type LiveMeeting,
  type Meetings,
  type SeatActor,
} from '#server/meetings/meetings.ts';
import { playSampleMeeting } from '#server/meetings/sample.ts';
import { startPostgres } from '#server/start/postgres.ts';

export interface House {
  databaseUrl: string;
  database: Database;
  meetings: Meetings;
  meeting: LiveMeeting;
  close(): Promise<void>;
}

/** A meeting on an embedded PostgreSQL of its own, durable as in production, gone at the end. */
export async function openHouse(): Promise<House> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tavolo-bench-'));
  const postgres = await startPostgres({ dataDir, log });
  await migrate(postgres.url);
  const database = openDatabase(postgres.url, { max: 8 });
  await seedSampleMeeting(database.db, Date.now());
  const meetings = await createMeetings(database, { onBug: (error) => console.error(error) });
  await playSampleMeeting(meetings, Date.now());
  return {
    databaseUrl: postgres.url,
    database,
    meetings,
    meeting: await meetings.require(sampleSlug),
    close: async () => {
      await meetings.close();
      await database.close();
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Seats for so many people, written in a few statements. */
export async function takeSeats(database: Database, count: number): Promise<SeatActor[]> {
  const actors: SeatActor[] = Array.from({ length: count }, () => ({
    kind: 'seat',
    seatId: randomUUID(),
    origin: 'hall',
    roles: [],
  }));
  for (let from = 0; from < count; from += 1_000) {
    await database.db.insert(seats).values(
      actors.slice(from, from + 1_000).map(({ seatId }, index) => ({
        id: seatId,
        meetingId: sampleMeetingId,
        name: `Persona ${from + index}`,
        origin: 'hall' as const,
      })),
    );
  }
  return actors;
}
