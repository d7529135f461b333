import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { TestClient } from './test-client.ts';
import { type House, openHouse } from './test-house.ts';

let house: House;
let good: TestClient;
let cookie: string;
beforeAll(async () => {
  house = await openHouse();
  good = await house.client({ seat: await house.seat() });
  cookie = (await house.seat(['moderator'])).cookie;
});
afterAll(() => house.close());

/** A longer run asks for more. */
const messages = Number(process.env.FUZZ_MESSAGES ?? 5_000);
const perConnection = 25;

describe('Malformed messages', () => {
  test(`leave the process alive, others undisturbed and the log unchanged (${messages} of them)`, async () => {
    const random = seeded(20_261_124);
    const before = await log();
    const heard = good.raw.filter((packet) => !packet.includes('"pulse"')).length;
    for (let sent = 0; sent < messages; sent += perConnection) {
      const batch = Array.from({ length: perConnection }, () => nonsense(random));
      if (random() < 0.5) await throughSocketIo(batch, random);
      else await throughWebSocket(batch, random);
    }
    expect(await log()).toEqual(before);
    expect(good.socket.connected).toBe(true);
    expect(good.raw.filter((packet) => !packet.includes('"pulse"'))).toHaveLength(heard);
    expect(await good.send({ type: 'question.ask', text: 'Tutto bene?' })).toMatchObject({ ok: true });
  });

  test('on the way to a connection are refused, wherever they break off', async () => {
    const { host, port } = new URL(house.url());
    const handshake = [
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
      `Host: ${host}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      '\r\n',
    ].join('\r\n');
    for (let cut = 1; cut < handshake.length; cut += 1) {
      const socket = connect(Number(port), '127.0.0.1');
      await new Promise<void>((resolve) => {
        socket.on('error', () => {});
        socket.on('close', () => resolve());
        socket.end(handshake.slice(0, cut));
        socket.resume();
      });
    }
    expect(good.socket.connected).toBe(true);
  });
});

type Random = () => number;

/** A client of the library that says what none should; every answer must be a refusal. */
async function throughSocketIo(batch: unknown[], random: Random): Promise<void> {
  const client = new TestClient({ url: house.url(), slug: house.slug, cookie });
  await client.until('the view', () => client.rev >= 0);
  for (const [index, message] of batch.entries()) {
    const event = pick(random, [
      'command',
      'command',
      'view',
      'patch',
      'bye',
      'message',
      '__proto__',
      'error',
    ]);
    const args = pick(random, [[message], [message, message], [], [[message]]]);
    const { socket } = client as unknown as { socket: { emit(event: string, ...args: unknown[]): void } };
    if (index % 2 === 0) socket.emit(event, ...args);
    else socket.emit(event, ...args, (ack: { ok: boolean }) => expect(ack.ok).toBe(false));
  }
  // Answers come in order: after this one, all before it have been dealt with or the connection is gone.
  await client.send({ type: 'nothing' }).catch(() => undefined);
  client.close();
}

/** Bytes past the library: packets that cannot be, before and after joining. */
async function throughWebSocket(batch: unknown[], random: Random): Promise<void> {
  const socket = new WebSocket(`${house.url().replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    headers: { cookie },
  });
  await new Promise<void>((resolve) => {
    socket.on('close', () => resolve());
    socket.on('error', () => {});
    socket.on('open', () => {
      if (random() < 0.7)
        socket.send(`40/meeting,${JSON.stringify({ meeting: house.slug, audience: 'moderator' })}`);
      for (const message of batch) socket.send(rawPacket(message, random));
      socket.close();
    });
  });
}

function rawPacket(message: unknown, random: Random): string | Buffer {
  const json = JSON.stringify(message) ?? 'undefined';
  return pick<string | Buffer>(random, [
    `42/meeting,1["command",${json}]`,
    `42/meeting,["command",${json}]`,
    `42/meeting,99999999999999999999["command",${json}`,
    `451-/meeting,2["command",{"_placeholder":true,"num":0}]`,
    `45999999-/meeting,["command"]`,
    `40/meeting,${json}`,
    `40/elsewhere,${json}`,
    `41/meeting,`,
    `43/meeting,1[${json}]`,
    `44/meeting,${json}`,
    `4${json}`,
    '2probe',
    '5',
    '1',
    '',
    'b4AAAA',
    Buffer.from(json),
    Buffer.from([0xff, 0xfe, 0x00, 0xd8]),
    json.repeat(3),
  ]);
}

/** Something that looks more or less like a command. */
function nonsense(random: Random): unknown {
  return pick<() => unknown>(random, [
    () => null,
    () => Number.NaN,
    () => -1e308,
    () => true,
    () => 'x'.repeat(Math.floor(random() * 20_000)),
    () => [],
    () => ({}),
    () => JSON.parse('{"__proto__":{"ok":true},"id":"x","type":"constructor"}'),
    () => ({ id: uuid(random), type: 'toString' }),
    () => ({ id: uuid(random), type: 'notice.post' }),
    () => ({ id: uuid(random), type: 'notice.post', text: { toString: 'x' } }),
    () => ({ id: uuid(random), type: 'notice.post', text: '\u0000\u202e\u200b' }),
    () => ({ id: uuid(random), type: 'notice.post', text: '   ' }),
    () => ({ id: uuid(random), type: 'notice.post', text: 'a'.repeat(4_001) }),
    () => ({ id: uuid(random), type: 'question.ask', text: 'a', extra: 1 }),
    () => ({ id: uuid(random), type: 'question.ask', text: '\ud800', itemId: '\udfff' }),
    () => ({ id: 'NaN', type: 'meeting.close' }),
    () => ({ id: [uuid(random)], type: 'meeting.close' }),
    () => ({ id: uuid(random), type: ['meeting.close'] }),
    () => ({ id: `${uuid(random)}'; drop table log; --`, type: 'meeting.close' }),
    () => ({ id: uuid(random), type: 'meeting.create', meetingId: uuid(random), title: 'x' }),
    () => nested(Math.floor(random() * 3_000)),
    () => Buffer.from('binary'),
  ])();
}

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { value };
  return value;
}

function uuid(random: Random): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function pick<Value>(random: Random, values: readonly Value[]): Value {
  return values[Math.floor(random() * values.length)] as Value;
}

/** Mulberry32: the same seed, the same nonsense. */
function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function log(): Promise<unknown> {
  return house.database.sql`select count(*)::int as count, max(rev)::int as rev from log`;
}
