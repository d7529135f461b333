import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { announceBye } from '../auth/watch.ts';
import { sortRows } from './test-client.ts';
import { type House, openHouse } from './test-house.ts';

let house: House;
let second: Awaited<ReturnType<House['second']>>;
beforeAll(async () => {
  house = await openHouse();
  second = await house.second();
});
afterAll(async () => {
  await second.close();
  await house.close();
});

describe('Two servers on one database', () => {
  test('serve one meeting: what a phone asks at one, the desk sees and airs at the other', async () => {
    const phone = await house.client({ seat: await house.seat() });
    const desk = await house.client({
      seat: await house.seat(['moderator']),
      audience: 'moderator',
      url: second.url,
    });
    const id = randomUUID();
    expect(await phone.send({ id, type: 'question.ask', text: 'Da una parte' })).toMatchObject({ ok: true });
    await desk.until('the question', () => desk.row('questions', id)?.text === 'Da una parte');
    expect(desk.row('questions', id)?.author).toEqual({ name: 'Anna Bianchi' });
    await desk.send({ type: 'question.approve', questionId: id });
    await desk.send({ type: 'question.air', questionId: id });
    await phone.until('the question on air', () => phone.row('questions', id)?.status === 'on_air');
    expect(JSON.stringify(phone.mine)).toContain('"state":"on_air"');
    await desk.untilRev(phone.rev);
    const fresh = (await house.client({ seat: await house.seat() })).rows;
    expect(phone.rows).toEqual(fresh);
    expect(sortRows(second.live.view('participant').view)).toEqual(fresh);
  });

  test('take commands on both sides at once, and number all questions in one row', async () => {
    const here = await house.client({ seat: await house.seat() });
    const there = await house.client({ seat: await house.seat(), url: second.url });
    const acks = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        (index % 2 === 0 ? here : there).send({ type: 'question.ask', text: `Domanda ${index}` }),
      ),
    );
    const numbers = acks.map((ack) => (ack.ok ? (ack.receipt?.number ?? 0) : 0)).sort((a, b) => a - b);
    const [first = 0] = numbers;
    expect(numbers).toEqual(Array.from({ length: 16 }, (_, index) => first + index));
  });

  test('let a client go on at the other where it was, and give a retry there its first answer', async () => {
    const seat = await house.seat();
    const phone = await house.client({ seat });
    const command = { id: randomUUID(), type: 'question.ask', text: 'Una volta sola' };
    const first = await phone.send(command);
    await phone.untilRev(first.ok ? first.rev : 0);
    phone.close();
    const back = await house.client({
      seat,
      url: second.url,
      resume: { epoch: phone.epoch, rev: phone.rev },
    });
    expect(back.views).toEqual([]);
    expect(back.patches[0]?.from).toBe(phone.rev);
    expect(await back.send(command)).toEqual(first);
  });

  test('both cut the sockets of a session that was ended at one', async () => {
    const seat = await house.seat();
    const here = await house.client({ seat });
    const there = await house.client({ seat, url: second.url });
    await announceBye(house.database.sql, { code: 'signed_out', sessionId: seat.sessionId });
    await Promise.all([here.untilEnd(), there.untilEnd()]);
    expect([here.byes, there.byes]).toEqual([['signed_out'], ['signed_out']]);
  });
});
