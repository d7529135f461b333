import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type LaunchOptions } from '@playwright/test';
import { unpackChromium } from './packed-browser.ts';

const run = promisify(execFile);

/**
 * How to launch a browser on this machine: `CHROMIUM_PATH`, Playwright's own, one of the system, or
 * the one that came with the dependencies, so that nothing but npm has to be there.
 */
export async function findBrowser(): Promise<LaunchOptions> {
  return { args: browserArgs(), ...(await chooseBrowser()) };
}

async function chooseBrowser(): Promise<LaunchOptions> {
  if (process.env.CHROMIUM_PATH) return { executablePath: process.env.CHROMIUM_PATH };
  if (existsSync(chromium.executablePath())) return {};
  const installed = await findInstalled();
  if (installed) return { executablePath: installed };
  return unpackChromium();
}

async function findInstalled(): Promise<string | null> {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const places = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  for (const place of places) {
    // Some systems have a program of that name that only asks to install the real one.
    if (existsSync(place) && (await starts(place))) return place;
  }
  return null;
}

async function starts(program: string): Promise<boolean> {
  return run(program, ['--version'], { timeout: 10_000 }).then(
    () => true,
    () => false,
  );
}

function browserArgs(): string[] {
  return [
    // A camera and a microphone that nobody has to allow.
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    '--disable-background-networking',
    // Chromium refuses its sandbox to root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}
