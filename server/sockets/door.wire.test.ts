import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDevice, createMeeting, createSeat, createSession } from '#db/factories.ts';
import { limits } from '#meeting/limits.ts';
import type { Audience } from '#meeting/roles.ts';
import { removeSeat, withdrawRole } from '../auth/seats.ts';
import { announceBye } from '../auth/watch.ts';
import { createSeatRates } from './seat-rates.ts';
import { TestClient } from './test-client.ts';
import { type House, openHouse } from './test-house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** The code with which a connection is refused. */
async function refusal(
  options: Partial<ConstructorParameters<typeof TestClient>[0]>,
): Promise<string | undefined> {
  const client = new TestClient({ url: house.url(), slug: house.slug, ...options });
  await client.until('a refusal', () => client.refusals.length > 0);
  client.close();
  expect(client.raw.join()).not.toContain('Riunione');
  return client.refusals[0];
}

describe('The door', () => {
  test('refuses who has no session, no seat, or not the role', async () => {
    const { cookie } = await house.seat(['speaker']);
    const stranger = await createSession(house.database.db);
    const elsewhere = await createSeat(house.database.db);
    const theirs = await createSession(house.database.db, { userId: elsewhere.userId ?? '' });
    expect(await refusal({})).toBe('unauthenticated');
    expect(await refusal({ cookie: 'tavolo=pnobody' })).toBe('unauthenticated');
    expect(await refusal({ cookie: `tavolo=${stranger.token}` })).toBe('forbidden');
    expect(await refusal({ cookie: `tavolo=${theirs.token}` })).toBe('forbidden');
    for (const audience of ['moderator', 'screen', 'steward'] as const)
      expect(await refusal({ cookie, audience })).toBe('forbidden');
    expect(await refusal({ cookie, slug: 'nowhere' })).toBe('not_found');
  });

  test('refuses a handshake of another shape', async () => {
    const { cookie } = await house.seat();
    expect(await refusal({ cookie, audience: 'king' as Audience })).toBe('invalid');
    expect(await refusal({ cookie, slug: 7 as unknown as string })).toBe('invalid');
    expect(await refusal({ cookie, resume: { epoch: 'x', rev: -1 } })).toBe('invalid');
    expect(await refusal({ cookie, resume: { epoch: 'x', rev: Number.NaN } })).toBe('invalid');
  });

  test('lets a paired device see its own screen and nothing else', async () => {
    const { id: meetingId } = house.live();
    const screen = await createDevice(house.database.db, { meetingId });
    const elsewhere = await createMeeting(house.database.db);
    const foreign = await createDevice(house.database.db, { meetingId: elsewhere.id });
    const revoked = await createDevice(house.database.db, { meetingId, revokedAt: new Date() });
    const client = await house.client({ device: screen.token, audience: 'screen' });
    expect(client.rows.meeting?.[0]?.title).toBe('Riunione');
    expect(await client.send({ type: 'question.ask', text: 'Posso?' })).toEqual({
      ok: false,
      error: { code: 'forbidden' },
    });
    expect(await refusal({ device: screen.token, audience: 'moderator' })).toBe('forbidden');
    expect(await refusal({ device: foreign.token, audience: 'screen' })).toBe('forbidden');
    expect(await refusal({ device: revoked.token, audience: 'screen' })).toBe('unauthenticated');
  });

  test('lets in programs and our own pages, and refuses pages of other origins', async () => {
    const seat = await house.seat();
    const { host, port } = new URL(house.url());
    await house.client({ seat });
    await house.client({ seat, origin: house.url() });
    for (const origin of [
      'null',
      'https://example.org',
      `${house.url()}.example.org`,
      `http://example.org?${host}`,
      `http://${host}@example.org`,
      `http://127.0.0.1:${Number(port) + 1}`,
    ])
      for (const transport of ['websocket', 'polling'] as const) {
        const client = new TestClient({
          url: house.url(),
          slug: house.slug,
          cookie: seat.cookie,
          origin,
          transports: [transport],
        });
        await client.until('a refusal', () => client.refusals.length > 0);
        expect(client.raw, `${origin} by ${transport}`).toEqual([]);
      }
  });

  test('refuses a later request of another origin on a polling connection', async () => {
    const opened = await fetch(`${house.url()}/socket.io/?EIO=4&transport=polling`);
    const { sid } = JSON.parse((await opened.text()).slice(1));
    const stolen = await fetch(`${house.url()}/socket.io/?EIO=4&transport=polling&sid=${sid}`, {
      method: 'POST',
      body: '40/meeting,{}',
      headers: { Origin: 'https://example.org' },
    });
    expect(stolen.status).toBe(403);
  });

  test('with BASE_URL takes no other host for its own', async () => {
    const strict = await openHouse({ baseUrl: 'https://tavolo.example' });
    const { cookie } = await strict.seat();
    const own = new TestClient({
      url: strict.url(),
      slug: strict.slug,
      cookie,
      origin: 'https://tavolo.example',
    });
    await own.until('the view', () => own.rev >= 0);
    const asked = new TestClient({ url: strict.url(), slug: strict.slug, cookie, origin: strict.url() });
    await asked.until('a refusal', () => asked.refusals.length > 0);
    own.close();
    await strict.close();
  });
});

describe('A connection', () => {
  test('is the oldest of 21 and gives way', async () => {
    const seat = await house.seat();
    const clients = [];
    for (let count = 0; count < limits.socketsPerSeat; count += 1) clients.push(await house.client({ seat }));
    const [oldest, ...others] = clients as [TestClient, ...TestClient[]];
    expect(oldest.byes).toEqual([]);
    await house.client({ seat });
    await oldest.until('bye', () => oldest.byes.length > 0);
    await oldest.untilEnd();
    expect(oldest.byes).toEqual(['replaced']);
    expect(others.every((client) => client.socket.connected)).toBe(true);
    for (const client of others) client.close();
  });

  test('ends within a second of signing out, and only that one', async () => {
    const seat = await house.seat();
    const other = await createSession(house.database.db, { userId: seat.userId });
    const phone = await house.client({ seat });
    const tablet = await house.client({ cookie: `tavolo=${other.token}` });
    const began = performance.now();
    await house.database.sql`delete from sessions where id = ${seat.sessionId}`;
    await announceBye(house.database.sql, { code: 'signed_out', sessionId: seat.sessionId });
    await phone.untilEnd();
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(phone.byes).toEqual(['signed_out']);
    expect(tablet.socket.connected).toBe(true);
    expect(await refusal({ cookie: seat.cookie })).toBe('unauthenticated');
  });

  test('ends when the person is removed or loses a role', async () => {
    const moderator = await house.seat(['moderator']);
    const desk = await house.client({ seat: moderator, audience: 'moderator' });
    await withdrawRole(house.database, moderator.id, 'moderator');
    await desk.untilEnd();
    expect(desk.byes).toEqual(['removed']);
    expect(await refusal({ cookie: moderator.cookie, audience: 'moderator' })).toBe('forbidden');
    const phone = await house.client({ seat: moderator });
    expect(await phone.send({ type: 'notice.post', text: 'ancora io' })).toEqual({
      ok: false,
      error: { code: 'forbidden' },
    });
    await removeSeat(house.database, moderator.id);
    await phone.untilEnd();
    expect(await refusal({ cookie: moderator.cookie })).toBe('forbidden');
  });

  test('counts people, not sockets, as present', async () => {
    const { present } = house.sockets();
    const { id } = house.live();
    const before = present(id);
    const seat = await house.seat([], 'remote');
    const [first, second] = [await house.client({ seat }), await house.client({ seat })];
    expect(present(id)).toEqual({ ...before, remote: before.remote + 1 });
    first.close();
    second.close();
    const witness = await house.client({ seat: await house.seat() });
    await witness.send({ type: 'question.ask', text: 'Chi manca?' });
    expect(present(id).remote).toBe(before.remote);
  });
});

describe('A seat', () => {
  test('may ask ten questions a minute; a retry is not one more', async () => {
    const seat = await house.seat();
    const phone = await house.client({ seat });
    const ids = Array.from({ length: limits.questionsPerMinute }, () => randomUUID());
    for (const id of ids) {
      const command = { id, type: 'question.ask', text: `Domanda ${id}` };
      const first = await phone.send(command);
      expect(first).toMatchObject({ ok: true });
      expect(await phone.send(command)).toEqual(first);
    }
    const refused = await phone.send({ type: 'question.ask', text: 'Ancora una' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'rate_limited' } });
    expect(!refused.ok && refused.error.retryAfterMs).toBeGreaterThan(0);
    const second = await house.client({ seat });
    expect(await second.send({ type: 'question.ask', text: 'Da un altro telefono' })).toMatchObject({
      error: { code: 'rate_limited' },
    });
    expect(await second.send({ id: ids[0], type: 'question.ask', text: 'x' })).toMatchObject({ ok: true });
  });

  test('may support 120 times a minute, and again when the minute is over', async () => {
    let now = 0;
    const rates = createSeatRates(() => now);
    const author = { kind: 'seat', seatId: randomUUID(), origin: 'hall', roles: [] } as const;
    const questionId = randomUUID();
    await house.live().send(author, { id: questionId, type: 'question.ask', text: 'Da sostenere' });
    await house.live().sendAsSystem({ id: randomUUID(), type: 'question.approve', questionId });
    const voter = { ...author, seatId: randomUUID() };
    const support = (on: boolean) =>
      rates.send(house.live(), voter, { id: randomUUID(), type: 'question.support', questionId, on });
    for (let count = 0; count < limits.supportsPerMinute; count += 1)
      expect(await support(count % 2 === 0)).toMatchObject({ ok: true });
    now = 20_000;
    expect(await support(true)).toEqual({ ok: false, error: { code: 'rate_limited', retryAfterMs: 40_000 } });
    now = 60_000;
    expect(await support(true)).toMatchObject({ ok: true });
  });

  test('spends nothing on what was refused', async () => {
    const phone = await house.client({ seat: await house.seat() });
    for (let count = 0; count < limits.questionsPerMinute + 5; count += 1)
      expect(await phone.send({ type: 'question.ask', text: '  ' })).toMatchObject({
        error: { code: 'invalid' },
      });
    expect(await phone.send({ type: 'question.ask', text: 'Eccola' })).toMatchObject({ ok: true });
  });

  test('may send fifty messages a second on one socket', async () => {
    const phone = await house.client({ seat: await house.seat() });
    const acks = await Promise.all(
      Array.from({ length: limits.messagesPerSecond * 2 }, () => phone.send({ type: 'nothing' })),
    );
    const codes = acks.map((ack) => (ack.ok ? 'ok' : ack.error.code));
    expect(codes.filter((code) => code === 'invalid')).toHaveLength(limits.messagesPerSecond);
    expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(limits.messagesPerSecond);
  });
});
