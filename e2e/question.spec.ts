import { expect, expectAccessible, test } from './stories.ts';

test('a question goes from a phone to the air, everybody sees it at once, and a killed server loses nothing', async ({
  phone,
  remote,
  desk,
  hall: openHall,
  product,
}) => {
  const [rosa, anna, moderator, hall] = await Promise.all([
    phone('Rosa Ferrante', 'Comune di Cefalù'),
    remote('Anna Greco', 'Comune di Enna'),
    desk(),
    openHall(),
  ]);
  const text = 'Quando apre il prossimo avviso FAMI?';

  await rosa.getByRole('textbox', { name: 'La tua domanda' }).fill(text);
  await rosa.getByRole('button', { name: 'Invia' }).click();
  const toRead = moderator.getByRole('region', { name: /Da leggere/ });
  await expect(toRead.getByText(text)).toBeVisible();
  // Nobody but the desk and its author sees a question that waits to be read.
  await expect(anna.getByText(text)).toHaveCount(0);
  await expect(hall.getByText(text)).toHaveCount(0);

  await toRead.getByRole('button', { name: /Approva/ }).click();
  await expect(anna.getByText(text)).toBeVisible();
  await expect(hall.getByText(text)).toHaveCount(0);

  await product.kill();
  const second = 'Chi paga il trasporto dei minori?';
  await rosa.getByRole('textbox', { name: 'La tua domanda' }).fill(second);
  await rosa.getByRole('button', { name: 'Invia' }).click();
  await product.start();

  await expect(toRead.getByText(second)).toBeVisible({ timeout: 30_000 });
  const approved = moderator.getByRole('region', { name: /Approvate/ });
  await approved
    .getByRole('button', { name: /in discussione/i })
    .first()
    .click();
  for (const page of [rosa, anna, hall]) await expect(page.getByText(text).first()).toBeVisible();
  await expect(hall.getByText('Comune di Cefalù')).toBeVisible();
  await expect(hall.getByText(second)).toHaveCount(0);

  for (const page of [rosa, anna, moderator, hall]) await expectAccessible(page);
});
