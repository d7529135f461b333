import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Db } from './client.ts';
import { sampleConvocation } from './sample-meeting.ts';
import { devices, meetings, seats, sessions, users } from './schema.ts';

/** Rows for tests: valid by themselves, each field open to be said otherwise. */
export async function createUser(db: Db, overrides: Partial<typeof users.$inferInsert> = {}) {
  return one(
    await db
      .insert(users)
      .values({ id: randomUUID(), name: 'Anna Bianchi', ...overrides })
      .returning(),
  );
}

export async function createMeeting(db: Db, overrides: Partial<typeof meetings.$inferInsert> = {}) {
  const mark = randomBytes(6).toString('hex');
  return one(
    await db
      .insert(meetings)
      .values({
        id: randomUUID(),
        slug: `meeting-${mark}`,
        code: String(randomInt(100_000_000, 999_999_999)),
        convocation: sampleConvocation('2022-05-25T15:00', '2022-05-25T17:00'),
        publishedAt: new Date(),
        epoch: mark,
        veilKey: randomBytes(32),
        room: `room-${mark}`,
        ...overrides,
      })
      .returning(),
  );
}

/** A seat, by itself in a meeting and of a user of its own. */
export async function createSeat(db: Db, overrides: Partial<typeof seats.$inferInsert> = {}) {
  const meetingId = overrides.meetingId ?? (await createMeeting(db)).id;
  const userId = overrides.userId === undefined ? (await createUser(db)).id : overrides.userId;
  return one(
    await db
      .insert(seats)
      .values({ id: randomUUID(), name: 'Anna Bianchi', origin: 'hall', ...overrides, meetingId, userId })
      .returning(),
  );
}

/** A session of a user, with the token that its cookie carries. */
export async function createSession(db: Db, overrides: Partial<typeof sessions.$inferInsert> = {}) {
  const token = `p${randomBytes(32).toString('base64url')}`;
  const userId = overrides.userId ?? (await createUser(db)).id;
  const inAnHour = new Date(Date.now() + 3_600_000);
  const session = one(
    await db
      .insert(sessions)
      .values({ id: hash(token), expiresAt: inAnHour, endsAt: inAnHour, ...overrides, userId })
      .returning(),
  );
  return { ...session, token };
}

/** A paired device, with its token. */
export async function createDevice(db: Db, overrides: Partial<typeof devices.$inferInsert> = {}) {
  const token = randomBytes(32).toString('base64url');
  const meetingId = overrides.meetingId ?? (await createMeeting(db)).id;
  const device = one(
    await db
      .insert(devices)
      .values({
        id: randomUUID(),
        kind: 'screen',
        name: 'Schermo',
        tokenHash: hash(token),
        ...overrides,
        meetingId,
      })
      .returning(),
  );
  return { ...device, token };
}

const hash = (token: string) => createHash('sha256').update(token).digest('hex');

function one<Row>(rows: Row[]): Row {
  const [row] = rows;
  if (!row) throw new Error('Nothing was inserted.');
  return row;
}
