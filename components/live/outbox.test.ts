import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Ack } from '#meeting/wire.ts';
import type { Command } from './connection.ts';
import { Outbox } from './outbox.ts';
import { type OutboxDatabase, openOutboxDatabase } from './outbox-database.ts';

const seat = 'seat-of-anna';
let names = 0;
const freshName = () => `outbox-${++names}`;
const opened: Outbox[] = [];

afterEach(() => {
  for (const outbox of opened.splice(0)) outbox.close();
  vi.unstubAllGlobals();
});

/** A server that answers the same id with the first answer, and counts what it was asked. */
class Counter {
  readonly numbers = new Map<string, number>();
  readonly asked: string[] = [];

  answer(command: Command): Ack {
    this.asked.push(command.id);
    const number = this.numbers.get(command.id) ?? this.numbers.size + 1;
    this.numbers.set(command.id, number);
    return { ok: true, rev: number, receipt: { number, at: 1 } };
  }
}

interface Setting {
  slug?: string;
  database: OutboxDatabase;
  deliver: (command: Command) => Promise<Ack>;
  canDeliver?: () => boolean;
}

function openOutbox({ slug = 'tavolo', database, deliver, canDeliver = () => true }: Setting): Outbox {
  const outbox = new Outbox({ slug, database, deliver, canDeliver });
  opened.push(outbox);
  return outbox;
}

const ask = (id: string, text = 'Chi paga il trasporto?'): Command => ({ id, type: 'question.ask', text });
const deliveries = (outbox: Outbox) =>
  outbox.snapshot.getSnapshot().entries.map(({ id, delivery }) => [id, delivery.state]);

class Killed extends Error {}

/** A window that dies at its nth step: whatever it awaits there never comes back. */
function dyingAt(step: number) {
  let steps = 0;
  const guard = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    steps += 1;
    if (steps === step) throw new Killed();
    const result = await work();
    steps += 1;
    if (steps === step) throw new Killed();
    return result;
  };
  return guard;
}

function guarded(database: OutboxDatabase, guard: ReturnType<typeof dyingAt>): OutboxDatabase {
  return {
    isDurable: database.isDurable,
    list: (lane) => guard(() => database.list(lane)),
    put: (record) => guard(() => database.put(record)),
    remove: (id) => guard(() => database.remove(id)),
  };
}

describe('the outbox', () => {
  it('sends what was written and tells number and time', async () => {
    const server = new Counter();
    const outbox = openOutbox({
      database: openOutboxDatabase(freshName()),
      deliver: async (command) => server.answer(command),
    });
    await outbox.serve(seat);
    await outbox.add(ask('a'));
    expect(outbox.snapshot.getSnapshot().entries[0]?.delivery).toEqual({
      state: 'received',
      rev: 1,
      receipt: { number: 1, at: 1 },
    });
  });

  it('loses nothing and doubles nothing, at whichever step the window is closed', async () => {
    let hasSurvived = false;
    for (let step = 1; !hasSurvived; step += 1) {
      const name = freshName();
      const server = new Counter();
      const guard = dyingAt(step);
      const first = openOutbox({
        database: guarded(openOutboxDatabase(name), guard),
        deliver: (command) => guard(async () => server.answer(command)),
      });
      const isKept = await first
        .serve(seat)
        .then(() => first.add(ask('a')))
        .then(
          () => true,
          () => false,
        );
      first.close();
      hasSurvived = isKept && server.asked.length === 1 && step > 20;

      const database = openOutboxDatabase(name);
      const wasWritten = server.numbers.has('a') || (await database.list(`tavolo/${seat}`)).length > 0;
      const next = openOutbox({ database, deliver: async (command) => server.answer(command) });
      await next.serve(seat);
      expect(server.numbers.has('a'), `closed at step ${step}`).toBe(wasWritten);
      if (isKept) expect(wasWritten, `kept at step ${step}`).toBe(true);
      expect(await database.list(`tavolo/${seat}`), `left over at step ${step}`).toEqual([]);
      next.close();
    }
  });

  it('sends everything exactly once to the rules, however often the link is cut before or after the answer', async () => {
    const cut = fc.constantFrom('none', 'before', 'after');
    await fc.assert(
      fc.asyncProperty(
        fc.array(cut, { maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        async (cuts, count) => {
          const server = new Counter();
          const database = openOutboxDatabase(freshName());
          const deliver = async (command: Command) => {
            const fate = cuts.shift() ?? 'none';
            if (fate === 'before') throw new Error('cut');
            const ack = server.answer(command);
            if (fate === 'after') throw new Error('cut');
            return ack;
          };
          const outbox = openOutbox({ database, deliver });
          await outbox.serve(seat);
          const ids = Array.from({ length: count }, (_, index) => `q${index}`);
          for (const id of ids) await outbox.add(ask(id));
          while ((await database.list(`tavolo/${seat}`)).length > 0) await outbox.drain();
          outbox.close();
          expect([...server.numbers.keys()]).toEqual(ids);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('leaves a command to one of two windows', async () => {
    const name = freshName();
    const server = new Counter();
    let isLive = false;
    const windows = [1, 2].map(() =>
      openOutbox({
        database: openOutboxDatabase(name),
        deliver: async (command) => server.answer(command),
        canDeliver: () => isLive,
      }),
    );
    await Promise.all(windows.map((window) => window.serve(seat)));
    await windows[0]?.add(ask('a'));
    await windows[1]?.add(ask('b'));
    isLive = true;
    await Promise.all(windows.map((window) => window.drain()));
    expect(server.asked.toSorted()).toEqual(['a', 'b']);
    await vi.waitFor(() => {
      for (const window of windows)
        expect(deliveries(window)).toEqual([
          ['a', 'received'],
          ['b', 'received'],
        ]);
    });
  });

  it('does not send what another person left on the same device, nor what belongs to another meeting', async () => {
    const name = freshName();
    const server = new Counter();
    const deliver = async (command: Command) => server.answer(command);
    const annas = openOutbox({ database: openOutboxDatabase(name), deliver, canDeliver: () => false });
    await annas.serve(seat);
    await annas.add(ask('a'));
    annas.close();
    const others = openOutbox({ database: openOutboxDatabase(name), deliver });
    await others.serve('seat-of-bruno');
    const elsewhere = openOutbox({ slug: 'altro', database: openOutboxDatabase(name), deliver });
    await elsewhere.serve(seat);
    expect(server.asked).toEqual([]);
    await others.serve(seat);
    expect(server.asked).toEqual(['a']);
  });

  it('keeps a refused text with the reason through a reload, and sends the corrected one under the same id', async () => {
    const name = freshName();
    const deliver = async (command: Command): Promise<Ack> =>
      command.text === 'breve'
        ? { ok: true, rev: 4, receipt: { number: 4, at: 9 } }
        : { ok: false, error: { code: 'invalid', field: 'text' } };
    const first = openOutbox({ database: openOutboxDatabase(name), deliver });
    await first.serve(seat);
    await first.add(ask('a', 'troppo lunga'));
    first.close();
    const again = openOutbox({ database: openOutboxDatabase(name), deliver });
    await again.serve(seat);
    expect(again.snapshot.getSnapshot().entries).toEqual([
      {
        id: 'a',
        command: ask('a', 'troppo lunga'),
        delivery: { state: 'refused', error: { code: 'invalid', field: 'text' } },
      },
    ]);
    await again.add(ask('a', 'breve'));
    expect(deliveries(again)).toEqual([['a', 'received']]);
  });

  it('waits as long as the server asks when it cannot take a command now', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const answers: Ack[] = [
        { ok: false, error: { code: 'unavailable', retryAfterMs: 7_000 } },
        { ok: true, rev: 1, receipt: { number: 1, at: 1 } },
      ];
      const deliver = vi.fn(async () => answers.shift() as Ack);
      const database = memoryOnly();
      const outbox = openOutbox({ database, deliver });
      await outbox.serve(seat);
      await outbox.add(ask('a'));
      expect(deliveries(outbox)).toEqual([['a', 'waiting']]);
      await vi.advanceTimersByTimeAsync(6_900);
      expect(deliver).toHaveBeenCalledTimes(1);
      await vi.advanceTimersByTimeAsync(200);
      await vi.waitFor(() => expect(deliveries(outbox)).toEqual([['a', 'received']]));
    } finally {
      vi.useRealTimers();
    }
  });

  it('works from memory where the browser keeps nothing, and says so', async () => {
    const server = new Counter();
    const outbox = openOutbox({ database: memoryOnly(), deliver: async (command) => server.answer(command) });
    await outbox.serve(seat);
    expect(outbox.snapshot.getSnapshot().isDurable).toBe(false);
    await outbox.add(ask('a'));
    expect(deliveries(outbox)).toEqual([['a', 'received']]);
  });
});

/** As in some private windows. */
function memoryOnly(): OutboxDatabase {
  vi.stubGlobal('indexedDB', undefined);
  return openOutboxDatabase();
}
