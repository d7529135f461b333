import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { log as logTable, seats, sessions } from '#db/schema.ts';
import { provideTestServices, testBaseUrl } from '#server/http/test-services.ts';
import { GET as metrics } from '../metrics/route.ts';
import { POST as enter } from './enter/[token]/route.ts';
import { GET as live } from './health/live/route.ts';
import { GET as ready } from './health/ready/route.ts';
import { POST as join } from './join/route.ts';
import { POST as ask } from './meetings/[slug]/questions/route.ts';
import { GET as view } from './meetings/[slug]/view/route.ts';
import { POST as signOut } from './sign-out/route.ts';

let house: Awaited<ReturnType<typeof provideTestServices>>;
beforeAll(async () => {
  house = await provideTestServices();
});
afterAll(() => house.close());

type Sent = { body?: BodyInit; headers?: Record<string, string> };

const post = (path: string, { body, headers = {} }: Sent = {}) =>
  new Request(testBaseUrl + path, { method: 'POST', body, headers });
const asJson = (value: unknown, headers: Record<string, string> = {}): Sent => ({
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/json', ...headers },
});
const asForm = (fields: Record<string, string>, headers: Record<string, string> = {}): Sent => ({
  body: new URLSearchParams(fields),
  headers: { origin: testBaseUrl, ...headers },
});
const person = () => ({ code: house.meeting.code, name: 'Anna Bianchi', origin: 'hall' });
const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? '';

async function joined(): Promise<string> {
  return cookieOf(await join(post('/api/join', asJson(person()))));
}

describe('POST /api/join', () => {
  it('answers with meeting and seat, and sets the cookie', async () => {
    const response = await join(post('/api/join', asJson(person(), { origin: testBaseUrl })));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ meeting: house.meeting.slug, seat: expect.any(String) });
    expect(cookieOf(response)).toMatch(/^tavolo=p/);
  });

  it('answers a wrong code with 404, and too many of them with 429 and the time to wait', async () => {
    const tries = [];
    for (let count = 0; count < 11; count++)
      tries.push(
        await join(post('/api/join', asJson({ ...person(), code: '0' }, { 'x-tavolo-address': 'guesser' }))),
      );
    expect(tries.map(({ status }) => status)).toEqual([...Array(10).fill(404), 429]);
    expect(await tries[10]?.json()).toEqual({
      error: { code: 'rate_limited', retryAfterMs: expect.any(Number) },
    });
    expect(Number(tries[10]?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it.each([
    ['a broken body', { body: '{', headers: { 'content-type': 'application/json' } }, 400, 'invalid'],
    ['a body too large', asJson({ name: 'x'.repeat(17_000) }), 413, 'too_large'],
    ['a foreign origin', asJson({}, { origin: 'https://evil.example' }), 403, 'forbidden'],
    ['no origin at all from a sandboxed page', asJson({}, { origin: 'null' }), 403, 'forbidden'],
    ['a form without an origin', { body: new URLSearchParams({ code: '1' }) }, 403, 'forbidden'],
  ])('refuses %s and seats nobody', async (_what, sent, status, code) => {
    const before = await house.services.database.db.$count(seats);
    const response = await join(post('/api/join', sent as Sent));
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code } });
    expect(response.headers.has('set-cookie')).toBe(false);
    expect(await house.services.database.db.$count(seats)).toBe(before);
  });
});

describe('POST /api/meetings/SLUG/questions', () => {
  const params = () => ({ params: Promise.resolve({ slug: house.meeting.slug }) });
  const path = '/api/meetings/x/questions';

  it('answers a program as the command would be, and the same id with the same answer', async () => {
    const cookie = await joined();
    const question = { id: randomUUID(), text: 'Quando apre il bando?' };
    const answers = [];
    for (let time = 0; time < 2; time++) {
      const response = await ask(post(path, asJson(question, { cookie })), params());
      expect(response.status).toBe(200);
      answers.push(await response.json());
    }
    expect(answers[0]).toMatchObject({ ok: true, receipt: { number: expect.any(Number) } });
    expect(answers[1]).toEqual(answers[0]);
  });

  it('leads a page without script back to the live page', async () => {
    const cookie = await joined();
    const response = await ask(
      post(path, asForm({ id: randomUUID(), text: 'Chi paga?', itemId: '', to: '' }, { cookie })),
      params(),
    );
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toMatch(
      new RegExp(`^/m/${house.meeting.slug}/live\\?sent=\\d+$`),
    );
  });

  it('tells a page without script why a question was refused', async () => {
    const cookie = await joined();
    const response = await ask(post(path, asForm({ id: randomUUID(), text: ' ' }, { cookie })), params());
    expect(response.headers.get('location')).toBe(`/m/${house.meeting.slug}/live?refused=invalid`);
  });

  it.each([
    ['nobody', '', {}, 401, 'unauthenticated'],
    ['an unknown field', 'joined', { colour: 'red' }, 400, 'invalid'],
    ['another command in its place', 'joined', { type: 'meeting.close' }, 200, undefined],
  ])('from %s', async (_who, who, extra, status, code) => {
    const cookie = who && (await joined());
    const body = { id: randomUUID(), text: 'Domanda', ...extra };
    const response = await ask(post(path, asJson(body, { cookie })), params());
    expect(response.status).toBe(status);
    if (code) expect(await response.json()).toMatchObject({ error: { code } });
    expect((await house.services.meetings.require(house.meeting.slug)).state.phase.phase).toBe('open');
  });

  it('a foreign site asks nothing in somebody’s name', async () => {
    const cookie = await joined();
    const before = await house.services.database.db.$count(logTable);
    const sent = asForm(
      { id: randomUUID(), text: 'Falso' },
      { cookie, origin: 'http://tavolo.example.evil.example' },
    );
    expect((await ask(post(path, sent), params())).status).toBe(403);
    expect(await house.services.database.db.$count(logTable)).toBe(before);
  });

  it('a seat of another meeting is no seat here', async () => {
    const cookie = await joined();
    const elsewhere = { params: Promise.resolve({ slug: 'no-such-meeting' }) };
    expect(
      (await ask(post(path, asJson({ id: randomUUID(), text: 'Io?' }, { cookie })), elsewhere)).status,
    ).toBe(404);
  });
});

describe('GET /api/meetings/SLUG/view', () => {
  it('shows everybody what everybody may see', async () => {
    const params = Promise.resolve({ slug: house.meeting.slug });
    const response = await view(new Request(`${testBaseUrl}/api/meetings/x/view`), { params });
    expect(response.status).toBe(200);
    expect(Object.keys(await response.json()).sort()).toEqual(['epoch', 'now', 'rev', 'view']);
  });

  it('is not found for a meeting that does not exist', async () => {
    const params = Promise.resolve({ slug: 'no-such-meeting' });
    expect((await view(new Request(`${testBaseUrl}/api/meetings/x/view`), { params })).status).toBe(404);
  });
});

describe('A link with rights', () => {
  const token = () => house.services.sampleLinks.links.desk?.split('/enter/')[1] ?? '';
  const params = () => ({ params: Promise.resolve({ token: token() }) });
  const path = () => `/enter/${token()}`;

  it('signs in with a post from its own page, without a body, and leads to the screen', async () => {
    const response = await enter(post(path(), { headers: { origin: testBaseUrl } }), params());
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`/m/${house.meeting.slug}/desk`);
    expect(await house.services.auth.sessions.read(cookieOf(response))).not.toBeNull();
  });

  it.each([
    {},
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'content-type': 'application/json' },
  ])('signs nobody in from elsewhere: %j', async (headers) => {
    const before = await house.services.database.db.$count(sessions);
    const response = await enter(post(path(), { headers: headers as Record<string, string> }), params());
    expect(response.status).toBe(403);
    expect(response.headers.has('set-cookie')).toBe(false);
    expect(await house.services.database.db.$count(sessions)).toBe(before);
  });
});

it('signing out ends the session and takes the cookie back', async () => {
  const cookie = await joined();
  const response = await signOut(post('/api/sign-out', asForm({}, { cookie })));
  expect(response.status).toBe(303);
  expect(response.headers.get('set-cookie')).toMatch(/^tavolo=; .*Max-Age=0/);
  expect(await house.services.auth.sessions.read(cookie)).toBeNull();
});

it('another site signs nobody out', async () => {
  const cookie = await joined();
  expect(
    (await signOut(post('/api/sign-out', asForm({}, { cookie, origin: 'https://evil.example' })))).status,
  ).toBe(403);
  expect(await house.services.auth.sessions.read(cookie)).not.toBeNull();
});

it('health says that the process runs, and names each part of being ready', async () => {
  expect(live().status).toBe(200);
  const response = await ready();
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    ok: true,
    database: 'up',
    runtime: 'up',
    livekit: 'off',
    mail: 'off',
  });
});

it('metrics speak to Prometheus', async () => {
  expect(await (await metrics()).text()).toContain('tavolo_process_cpu_seconds_total');
});
