import { expect, it } from 'vitest';
import { readJson } from './body.ts';

const post = (body: BodyInit) => new Request('http://tavolo.example/api', { method: 'POST', body });

it('an object is read', async () => {
  expect(await readJson(post('{"code":"123456"}'))).toEqual({ code: '123456' });
});

it.each(['', '{', '[]', 'null', '"text"', '1'])('what is not an object is invalid: %s', async (body) => {
  await expect(readJson(post(body))).rejects.toMatchObject({ code: 'invalid' });
});

it('bytes that are no text are invalid', async () => {
  await expect(readJson(post(new Uint8Array([0xff, 0xfe])))).rejects.toMatchObject({ code: 'invalid' });
});

it('more than 16 KB is too large', async () => {
  await expect(readJson(post(JSON.stringify({ text: 'x'.repeat(17_000) })))).rejects.toMatchObject({
    code: 'too_large',
  });
});
