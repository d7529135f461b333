import { expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './passwords.ts';

it('a password is known again, however its accents were typed', async () => {
  const hash = await hashPassword('perché così è');
  expect(await verifyPassword(hash, 'perché così è'.normalize('NFD'))).toBe(true);
  expect(await verifyPassword(hash, 'perche cosi e')).toBe(false);
});

it('without a hash no password is right', async () => {
  expect(await verifyPassword(null, 'nobody has this password')).toBe(false);
});

it.each(['', 'eleven char', 'x'.repeat(201)])(
  'a password too short or too long is refused: %s',
  async (password) => {
    await expect(hashPassword(password)).rejects.toMatchObject({ code: 'invalid' });
  },
);

it('many at once all get their answer', async () => {
  const hash = await hashPassword('one of many here');
  const answers = await Promise.all(
    Array.from({ length: 7 }, () => verifyPassword(hash, 'one of many here')),
  );
  expect(answers).toEqual(Array(7).fill(true));
});
