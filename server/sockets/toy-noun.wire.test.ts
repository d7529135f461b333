import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createHeart, nouns } from '#meeting/meeting.ts';
import type { Actor, Noun } from '#meeting/noun.ts';
import { Refusal } from '#meeting/refusals.ts';
import type { State } from '#meeting/state.ts';
import { type House, openHouse } from './test-house.ts';

/** Claps by seat: everybody sees how many, the desk whose, oneself one's own. */
type Claps = Record<string, number>;
const clapsOf = (state: State) => (state as unknown as { claps: Claps }).claps;
const total = (claps: Claps) => Object.values(claps).reduce((sum, count) => sum + count, 0);

const applause = {
  name: 'claps',
  empty: {},
  commands: {
    'applause.clap': {
      sender: 'seat',
      schema: z.strictObject({ times: z.int().min(1).max(5) }),
      decide: (state: State, actor: Actor, { times }: { times: number }) => {
        if (actor.kind !== 'seat') throw new Refusal('forbidden');
        if (total(clapsOf(state)) + times > 8) throw new Refusal('closed');
        return { changes: [{ type: 'applause.clapped', seatId: actor.seatId, times }] };
      },
    },
    'applause.hush': {
      sender: ['moderator'],
      schema: z.strictObject({}),
      decide: () => ({ changes: [{ type: 'applause.hushed' }] }),
    },
  },
  evolve: {
    'applause.clapped': (claps: Claps, { seatId, times }: { seatId: string; times: number }) => ({
      ...claps,
      [seatId]: (claps[seatId] ?? 0) + times,
    }),
    'applause.hushed': () => ({}),
  },
  collections: {
    applause: {
      ids: () => ['applause'],
      row: (state: State, id: string, audience: string) => ({
        id,
        total: total(clapsOf(state)),
        ...(audience === 'moderator' ? { bySeat: clapsOf(state) } : {}),
      }),
    },
  },
  mine: {
    part: (state: State, seatId: string) => ({ claps: clapsOf(state)[seatId] ?? 0 }),
    changed: (before: State, after: State) => {
      const [old, now] = [clapsOf(before), clapsOf(after)];
      return Object.keys({ ...old, ...now }).filter((seatId) => old[seatId] !== now[seatId]);
    },
  },
  urgent: ['applause.hushed'],
} as unknown as Noun;

let house: House;
beforeAll(async () => {
  house = await openHouse({ heart: createHeart([...nouns, applause]) });
});
afterAll(() => house.close());

describe('A noun that nobody but the meeting knows of', () => {
  test('has commands, rights, refusals, views, secrets, its own part, retries, resume and restart by itself', async () => {
    const seat = await house.seat();
    const phone = await house.client({ seat });
    const other = await house.client({ seat: await house.seat() });
    const desk = await house.client({ seat: await house.seat(['moderator']), audience: 'moderator' });
    expect(phone.row('applause', 'applause')).toEqual({ id: 'applause', total: 0 });

    const clap = { id: randomUUID(), type: 'applause.clap', times: 5 };
    const first = await phone.send(clap);
    expect(await phone.send(clap)).toEqual(first);
    await other.untilRev(first.ok ? first.rev : 0);
    await phone.until('my part', () => phone.mine.claps === 5);
    expect(other.row('applause', 'applause')).toEqual({ id: 'applause', total: 5 });
    expect(other.mine.claps).toBe(0);
    expect(other.raw.join()).not.toContain(seat.id);
    await desk.until('whose', () => JSON.stringify(desk.row('applause', 'applause')).includes(seat.id));

    expect(await phone.send({ type: 'applause.clap', times: 6 })).toEqual({
      ok: false,
      error: { code: 'invalid', field: 'times' },
    });
    expect(await phone.send({ type: 'applause.clap', times: 5 })).toEqual({
      ok: false,
      error: { code: 'closed' },
    });
    expect(await phone.send({ type: 'applause.hush' })).toEqual({ ok: false, error: { code: 'forbidden' } });

    await house.restart();
    const back = await house.client({ seat, resume: { epoch: phone.epoch, rev: phone.rev } });
    expect(await back.send(clap)).toEqual(first);
    const newcomer = await house.client({ seat });
    expect(newcomer.row('applause', 'applause')).toEqual({ id: 'applause', total: 5 });
    expect(newcomer.mine.claps).toBe(5);
  });
});
