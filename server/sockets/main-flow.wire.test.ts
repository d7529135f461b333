import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { audiences } from '#meeting/roles.ts';
import type { TestClient } from './test-client.ts';
import { type House, openHouse } from './test-house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('A question on its way', () => {
  test('goes from a phone to the desk, on air, and to everybody', async () => {
    const author = await house.seat();
    const everyRole = await house.seat(['moderator', 'speaker', 'screen', 'steward']);
    const phone = await house.client({ seat: author });
    const others = new Map<string, TestClient>();
    for (const audience of audiences) others.set(audience, await house.client({ seat: everyRole, audience }));
    const desk = others.get('moderator') as TestClient;

    const questionId = randomUUID();
    const asked = await phone.send({ id: questionId, type: 'question.ask', text: 'Quando si comincia?' });
    expect(asked).toMatchObject({ ok: true, receipt: { number: 1 } });
    await desk.until('the question', () => desk.row('questions', questionId)?.status === 'received');
    await phone.until('its path', () => JSON.stringify(phone.mine).includes('"state":"received"'));
    for (const [audience, client] of others)
      if (audience !== 'moderator') expect(client.row('questions', questionId)).toBeUndefined();

    expect(await desk.send({ type: 'question.approve', questionId })).toMatchObject({ ok: true });
    expect(await desk.send({ type: 'question.air', questionId })).toMatchObject({ ok: true });
    for (const client of [phone, ...others.values()])
      await client.until(
        'the question on air',
        () => client.row('questions', questionId)?.status === 'on_air',
      );
    expect(others.get('screen')?.row('questions', questionId)?.text).toBe('Quando si comincia?');
  });

  test('arrives over long-polling as it does over a WebSocket', async () => {
    const phone = await house.client({ seat: await house.seat(), transports: ['polling'] });
    const desk = await house.client({ seat: await house.seat(['moderator']), audience: 'moderator' });
    const posted = await desk.send({ type: 'notice.post', text: 'Pausa di dieci minuti' });
    await phone.untilRev(posted.ok ? posted.rev : 0);
    expect(phone.rows.notices?.[0]?.text).toBe('Pausa di dieci minuti');
    expect(await phone.send({ type: 'question.ask', text: 'E dopo?' })).toMatchObject({ ok: true });
  });

  test('never needs more than one message for a revision: all readers stand at the same one', async () => {
    const desk = await house.client({ seat: await house.seat(['moderator']), audience: 'moderator' });
    const phone = await house.client({ seat: await house.seat() });
    for (const text of ['uno', 'due', 'tre']) await desk.send({ type: 'notice.post', text });
    await phone.untilRev(desk.rev);
    expect(phone.patches.map(({ from, rev }) => [from, rev])).toEqual(
      desk.patches.slice(-phone.patches.length).map(({ from, rev }) => [from, rev]),
    );
  });
});
