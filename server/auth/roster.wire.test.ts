import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDevice, createMeeting, createSeat, createSession } from '#db/factories.ts';
import { devices, sessions } from '#db/schema.ts';
import { findDevice } from './device.ts';
import { createRoster } from './roster.ts';
import { removeSeat, withdrawRole } from './seats.ts';
import { createTestAuth } from './test-auth.ts';
import { watchByes } from './watch.ts';

let auth: Awaited<ReturnType<typeof createTestAuth>>;
beforeAll(async () => {
  auth = await createTestAuth();
});
afterAll(() => auth.close());

async function createPerson(meetingId: string, roles: ('moderator' | 'speaker')[] = []) {
  const seat = await createSeat(auth.database.db, { meetingId, roles });
  const session = await createSession(auth.database.db, { userId: seat.userId ?? '' });
  return { seat, session };
}

it('knows the seat of a session in this meeting and in no other', async () => {
  const { db } = auth.database;
  const [here, elsewhere] = [await createMeeting(db), await createMeeting(db)];
  const { seat, session } = await createPerson(here.id, ['speaker']);
  const roster = createRoster(db);
  expect(await roster.identify(here.id, session.id)).toMatchObject({ id: seat.id, roles: ['speaker'] });
  expect(await roster.identify(elsewhere.id, session.id)).toBeNull();
  expect(await roster.identify(here.id, 'nobody')).toBeNull();
});

it('knows nobody whose session is over or who was removed', async () => {
  const { db } = auth.database;
  const meeting = await createMeeting(db);
  const [late, removed] = [await createPerson(meeting.id), await createPerson(meeting.id)];
  await db
    .update(sessions)
    .set({ endsAt: sql`now() - interval '1 second'` })
    .where(eq(sessions.id, late.session.id));
  await removeSeat(auth.database, removed.seat.id);
  const roster = createRoster(db);
  expect(await roster.identify(meeting.id, late.session.id)).toBeNull();
  expect(await roster.identify(meeting.id, removed.session.id)).toBeNull();
});

it('knows who joined after it was read', async () => {
  const meeting = await createMeeting(auth.database.db);
  const roster = createRoster(auth.database.db);
  await roster.identify(meeting.id, 'nobody');
  const { seat, session } = await createPerson(meeting.id);
  expect(await roster.identify(meeting.id, session.id)).toMatchObject({ id: seat.id });
});

it('five hundred who come back at once cost one statement', async () => {
  const meeting = await createMeeting(auth.database.db);
  const people = await Promise.all(Array.from({ length: 20 }, () => createPerson(meeting.id)));
  let statements = 0;
  const counted = new Proxy(auth.database.db, {
    get(db, name, receiver) {
      if (name === 'select') statements += 1;
      return Reflect.get(db, name, receiver);
    },
  });
  const roster = createRoster(counted);
  const found = await Promise.all(
    Array.from({ length: 500 }, (_, index) =>
      roster.identify(meeting.id, people[index % 20]?.session.id ?? ''),
    ),
  );
  expect(found.every(Boolean)).toBe(true);
  expect(statements).toBe(1);
});

it('forgets at once who lost a role or signed out', async () => {
  const meeting = await createMeeting(auth.database.db);
  const { seat, session } = await createPerson(meeting.id, ['moderator']);
  const roster = createRoster(auth.database.db);
  const watch = await watchByes(auth.database.sql);
  let told = Promise.withResolvers<void>();
  watch.onBye((bye) => {
    roster.forget(bye);
    told.resolve();
  });
  await roster.identify(meeting.id, session.id);

  await withdrawRole(auth.database, seat.id, 'moderator');
  await told.promise;
  expect(await roster.identify(meeting.id, session.id)).toMatchObject({ roles: [] });

  told = Promise.withResolvers();
  await auth.sessions.end(session.id);
  await told.promise;
  expect(await roster.identify(meeting.id, session.id)).toBeNull();
  await watch.close();
});

it('a device is known by its token until it is revoked', async () => {
  const { db } = auth.database;
  const device = await createDevice(db);
  expect(await findDevice(db, device.token)).toMatchObject({ id: device.id, kind: 'screen' });
  expect(await findDevice(db, device.tokenHash)).toBeNull();
  await db.update(devices).set({ revokedAt: new Date() }).where(eq(devices.id, device.id));
  expect(await findDevice(db, device.token)).toBeNull();
});
