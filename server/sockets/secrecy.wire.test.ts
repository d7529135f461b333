import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Audience, audiences } from '#meeting/roles.ts';
import { sortRows, type TestClient } from './test-client.ts';
import { type House, openHouse, type TestSeat } from './test-house.ts';

const everyRole = ['moderator', 'speaker', 'screen', 'steward'] as const;

/** A house with somebody of every audience watching, and a desk to command from. */
async function openWatchedHouse() {
  const house = await openHouse();
  const seat = await house.seat([...everyRole]);
  const watchers = new Map<Audience, TestClient>();
  for (const audience of audiences) watchers.set(audience, await house.client({ seat, audience }));
  const desk = watchers.get('moderator') as TestClient;
  return { house, watchers, desk };
}

/** An urgent command is shown at once, and everything before it with it. */
async function settle({ house, watchers }: { house: House; watchers: Iterable<TestClient> }): Promise<void> {
  const ack = await house.live().sendAsSystem({ id: randomUUID(), type: 'notice.post', text: 'fermi tutti' });
  for (const watcher of watchers) await watcher.untilRev(ack.ok ? ack.rev : 0);
}

describe('Who listened', () => {
  let house: House;
  let watchers: Map<Audience, TestClient>;
  let people: { seat: TestSeat; phone: TestClient }[];
  beforeAll(async () => {
    ({ house, watchers } = await openWatchedHouse());
    people = [];
    for (const name of ['Anna', 'Bruno', 'Carla']) {
      const seat = await house.seat([], 'remote', name);
      people.push({ seat, phone: await house.client({ seat }) });
    }
  });
  afterAll(() => house.close());

  // Approving and supporting come often: only what is approved can be supported at all.
  const acts = [
    'question.approve',
    'question.approve',
    'question.support',
    'question.support',
    'question.support',
    'question.approve',
    'question.decline',
    'question.restore',
    'question.queue',
    'question.unqueue',
    'question.air',
    'question.answered',
    'question.support',
    'question.withdraw',
  ];
  const act = fc.record({
    type: fc.constantFrom('question.ask', 'question.ask', ...acts),
    person: fc.nat(2),
    question: fc.nat(20),
    anonymous: fc.boolean(),
  });

  test('knows, after whatever happened, byte for byte what a newcomer reads', async () => {
    const questions: string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (steps) => {
        for (const { type, person, question, anonymous } of steps) {
          const { seat } = people[person] as (typeof people)[0];
          const actor = { kind: 'seat', seatId: seat.id, origin: 'remote', roles: everyRole } as const;
          const id = randomUUID();
          const questionId = questions.at(-1 - (question % 6)) ?? id;
          const fields =
            type === 'question.ask' ? { text: `Domanda ${questions.length}`, anonymous } : { questionId };
          const extra = {
            ...(type === 'question.decline' ? { reason: 'unclear', note: 'Non si capisce' } : {}),
            ...(type === 'question.support' ? { on: question % 3 > 0 } : {}),
          };
          const ack = await house.live().send(actor, { id, type, ...fields, ...extra });
          if (ack.ok && type === 'question.ask') questions.push(id);
        }
        await settle({ house, watchers: [...watchers.values(), ...people.map(({ phone }) => phone)] });
        for (const [audience, watcher] of watchers)
          expect(JSON.stringify(watcher.rows)).toBe(
            JSON.stringify(sortRows(house.live().view(audience).view)),
          );
        for (const { seat, phone } of people)
          expect(JSON.stringify(phone.mine)).toBe(
            JSON.stringify(house.live().view('participant', seat.id).mine),
          );
      }),
      { numRuns: 80, seed: 20_261_124 },
    );
    expect(questions.length).toBeGreaterThan(10);
    expect(people.some(({ phone }) => (phone.mine.votes as string[]).length > 0)).toBe(true);
  });
});

describe('What an audience may not see', () => {
  test('never reaches its sockets: waiting, declined and withdrawn texts, notes, and who asked anonymously', async () => {
    const { house, watchers, desk } = await openWatchedHouse();
    const author = await house.seat([], 'remote', 'Ermenegilda Sconosciuta');
    const phone = await house.client({ seat: author });
    const newcomerSeat = await house.seat();

    const texts: Record<string, string> = {};
    const ask = async (name: string, fields = {}) => {
      const id = randomUUID();
      texts[id] = `segreto-${name}`;
      await phone.send({ id, type: 'question.ask', text: `segreto-${name}`, ...fields });
      return id;
    };
    await ask('waiting');
    const declined = await ask('declined');
    await desk.send({
      type: 'question.decline',
      questionId: declined,
      reason: 'off_topic',
      note: 'nota-segreta',
    });
    const withdrawn = await ask('withdrawn');
    await phone.send({ type: 'question.withdraw', questionId: withdrawn });
    const anonymous = await ask('anonymous', { anonymous: true });
    await desk.send({ type: 'question.approve', questionId: anonymous });
    await settle({ house, watchers: watchers.values() });

    const newcomer = await house.client({ seat: newcomerSeat });
    const lower = [
      newcomer,
      ...[...watchers].filter(([audience]) => audience !== 'moderator').map(([, one]) => one),
    ];
    for (const client of lower) {
      const bytes = client.raw.join('\n');
      for (const hidden of ['segreto-waiting', 'segreto-declined', 'segreto-withdrawn', 'nota-segreta'])
        expect(bytes).not.toContain(hidden);
      expect(bytes).not.toContain('Ermenegilda');
      expect(bytes).not.toContain(author.id);
    }
    expect(newcomer.row('questions', anonymous)).toMatchObject({ text: 'segreto-anonymous', author: null });
    expect(watchers.get('screen')?.raw.join()).not.toContain('segreto');
    expect(JSON.stringify(desk.row('questions', anonymous))).not.toContain(author.id);
    expect(phone.raw.join()).toContain('nota-segreta');
    await house.close();
  });

  test('does not show in any byte either: only hidden text differs, lower audiences hear the same', async () => {
    const first = await hear('Una domanda');
    const second = await hear('Tutto un altro testo, e molto più lungo');
    for (const audience of audiences)
      if (audience === 'moderator') expect(first.get(audience)).not.toEqual(second.get(audience));
      else expect(first.get(audience)).toEqual(second.get(audience));
  });
});

/** What each audience receives while questions with this text are asked, declined and withdrawn unseen. */
async function hear(text: string): Promise<Map<Audience, string[]>> {
  const { house, watchers, desk } = await openWatchedHouse();
  const phone = await house.client({ seat: await house.seat() });
  const ids = [uuid(1), uuid(2), uuid(3)];
  for (const id of ids) {
    await phone.send({ id, type: 'question.ask', text });
    await settleWith(house, watchers, `asked ${id}`);
  }
  await desk.send({ type: 'question.decline', questionId: ids[1], reason: 'unclear', note: text });
  await settleWith(house, watchers, 'declined');
  await phone.send({ type: 'question.withdraw', questionId: ids[2] });
  await settleWith(house, watchers, 'withdrawn');
  const heard = new Map(
    [...watchers].map(([audience, { patches }]) => [audience, withoutTimes(patches, house)]),
  );
  await house.close();
  return heard;
}

/** The same urgent command in every run, so that both runs are cut into the same patches. */
async function settleWith(house: House, watchers: Map<Audience, TestClient>, text: string): Promise<void> {
  const ack = await house.live().sendAsSystem({ id: randomUUID(), type: 'notice.post', text });
  for (const watcher of watchers.values()) await watcher.untilRev(ack.ok ? ack.rev : 0);
}

/**
 * The contents of all patches, joined over ticks (a tick may fall between two commands), without what
 * differs between any two runs: clocks, random ids, the epoch.
 */
function withoutTimes(patches: TestClient['patches'], house: House): string[] {
  const { phase } = house.live().state;
  return patches
    .filter(({ put, drop }) => Object.keys(put).length + Object.keys(drop).length > 0)
    .map(({ put, drop }) =>
      JSON.stringify({ put, drop })
        .replaceAll(phase.id, 'MEETING')
        .replace(/"(postedAt|askedAt|startedAt|expectedEnd|answeredAt)":\d+/g, '"$1":0')
        .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[1-9a-f][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) =>
          house.items.includes(id) || !id.startsWith('00000000') ? 'ID' : id,
        ),
    );
}

function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
