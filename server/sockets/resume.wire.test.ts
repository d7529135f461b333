import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sortRows, TestClient } from './test-client.ts';
import { type House, openHouse } from './test-house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const ask = (text: string) => ({ id: randomUUID(), type: 'question.ask', text });

/** Another client of the same seat that knows what the first one knew. */
function comeBack(former: TestClient, cookie: string): TestClient {
  return new TestClient({
    url: house.url(),
    slug: house.slug,
    cookie,
    resume: { epoch: former.epoch, rev: former.rev },
  });
}

describe('Who comes back', () => {
  test('gets one patch of what it missed, with the path of its own questions', async () => {
    const seat = await house.seat();
    const phone = await house.client({ seat });
    const other = await house.client({ seat: await house.seat() });
    const mine = ask('Mia');
    await phone.send(mine);
    await phone.until(
      'the path',
      () => Array.isArray(phone.mine.questions) && phone.mine.questions.length === 1,
    );
    const known = phone.rows;
    phone.close();
    await other.send(ask('Nel frattempo'));
    await house.live().sendAsSystem({ id: randomUUID(), type: 'question.approve', questionId: mine.id });
    const posted = await house.live().sendAsSystem({ id: randomUUID(), type: 'notice.post', text: 'perso' });

    const back = comeBack(phone, seat.cookie);
    await back.untilRev(posted.ok ? posted.rev : 0);
    expect(back.views).toEqual([]);
    expect(back.patches[0]?.from).toBe(phone.rev);
    expect(JSON.stringify(back.mine)).toContain('"state":"approved"');
    const together = { ...known, ...Object.fromEntries(Object.entries(back.patches[0]?.put ?? {})) };
    const fresh = sortRows(house.live().view('participant').view);
    expect(together.notices).toEqual(fresh.notices);
    expect(together.questions).toEqual(fresh.questions);
    back.close();
  });

  test('with nothing missed gets an empty patch, and what is its own, for the browser may be another person’s by now', async () => {
    const seat = await house.seat();
    const phone = await house.client({ seat });
    phone.close();
    const back = comeBack(phone, seat.cookie);
    await back.until('the patch', () => back.patches.length === 1);
    expect(back.patches[0]).toMatchObject({ from: phone.rev, rev: phone.rev, put: {}, drop: {} });
    expect(back.patches[0]?.mine?.seat?.id).toBe(seat.id);
    back.close();
  });

  test.each([
    ['of another epoch', { epoch: 'other', rev: 3 }],
    ['from the future', { rev: 1_000_000 }],
  ])('with a revision %s gets the whole view', async (_name, resume) => {
    const seat = await house.seat();
    const { epoch } = house.live();
    const phone = new TestClient({
      url: house.url(),
      slug: house.slug,
      cookie: seat.cookie,
      resume: { epoch, ...resume },
    });
    await phone.until('the view', () => phone.views.length === 1);
    expect(phone.patches).toEqual([]);
    phone.close();
  });

  test('after a restart hears bye before, loses nothing, and a command sent again gets its first answer', async () => {
    const seat = await house.seat();
    const phone = await house.client({ seat });
    const command = ask('Prima del riavvio');
    const first = await phone.send(command);
    await phone.untilRev(first.ok ? first.rev : 0);
    await house.restart();
    await phone.untilEnd();
    expect(phone.byes).toEqual(['shutting_down']);

    const back = await house.client({ seat, resume: { epoch: phone.epoch, rev: phone.rev } });
    expect(back.rev).toBe(phone.rev);
    expect(back.epoch).toBe(phone.epoch);
    expect(await back.send(command)).toEqual(first);
    expect(await back.send({ ...command, text: 'Cambiata' })).toEqual(first);
    const stranger = await house.client({ seat: await house.seat() });
    expect(await stranger.send(command)).toEqual({ ok: false, error: { code: 'conflict', field: 'id' } });
    const newcomer = await house.client({ seat });
    expect(JSON.stringify(newcomer.mine)).toContain('Prima del riavvio');
  });
});
