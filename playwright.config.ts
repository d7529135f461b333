import { defineConfig } from '@playwright/test';
import { findBrowser } from './e2e/browser.ts';

export default defineConfig({
  testDir: './e2e',
  // A story is several people at once, with servers of its own: one story at a time.
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    trace: 'retain-on-failure',
    launchOptions: await findBrowser(),
  },
});
