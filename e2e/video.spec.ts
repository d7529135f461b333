import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './stories.ts';

test.beforeEach(({ product }) => {
  test.skip(product.announcement.video === 'off', 'This machine has no LiveKit: the start says what to do.');
});

const video = (page: Page) => page.getByRole('region', { name: 'Video dell’incontro' });

test('a remote person sees and hears who speaks, and may show nothing; a phone in the hall loads no video', async ({
  desk,
  remote,
  phone,
  product,
}) => {
  const [moderator, anna, rosa] = await Promise.all([desk(), remote('Anna Greco'), phone('Rosa Ferrante')]);
  await moderator.goto(`${product.announcement.url}/m/${product.announcement.meeting}/live`);
  for (const page of [moderator, anna]) await page.getByRole('button', { name: 'Entra nel video' }).click();
  await expect(anna.getByText('Ancora nessuno in video.')).toBeVisible();
  await video(moderator).getByRole('button', { name: 'Videocamera' }).click();
  await video(moderator).getByRole('button', { name: 'Microfono' }).click();

  const picture = video(anna).locator('video');
  await expect(picture).toBeVisible();
  await expect
    .poll(() => picture.evaluate((element: HTMLVideoElement) => element.videoWidth > 0 && !element.paused))
    .toBe(true);
  await expect(video(anna).locator('audio')).toHaveCount(1);
  await expect(video(anna).getByRole('button', { name: 'Videocamera' })).toHaveCount(0);
  await expect(rosa.getByRole('button', { name: 'Entra nel video' })).toHaveCount(0);
  await expectAccessible(anna);

  await video(moderator).getByRole('button', { name: 'Esci dal video' }).click();
  await expect(anna.getByText('Ancora nessuno in video.')).toBeVisible();
  await video(anna).getByRole('button', { name: 'Esci dal video' }).click();
  await expect(anna.getByRole('button', { name: 'Entra nel video' })).toBeVisible();
});

test('without video agenda and questions go on, and the video comes back by itself', async ({
  remote,
  desk,
}) => {
  const anna = await remote('Anna Greco');
  await anna.route('**/api/meetings/*/video', (route) =>
    route.fulfill({ status: 503, json: { error: { code: 'unavailable' } } }),
  );
  await anna.getByRole('button', { name: 'Entra nel video' }).click();
  await expect(anna.getByText('Il video non è disponibile')).toBeVisible();

  const text = 'Si sente anche senza video?';
  await anna.getByRole('textbox', { name: 'La tua domanda' }).fill(text);
  await anna.getByRole('button', { name: 'Invia' }).click();
  const moderator = await desk();
  await expect(moderator.getByText(text)).toBeVisible();

  await anna.unroute('**/api/meetings/*/video');
  await expect(anna.getByText('Ancora nessuno in video.')).toBeVisible();
});
