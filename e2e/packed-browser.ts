import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { LaunchOptions } from '@playwright/test';

const run = promisify(execFile);

/** Unpacks the Chromium inside the package `@sparticuz/chromium`, once a user and version. Linux on x64 only. */
export async function unpackChromium(): Promise<LaunchOptions> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'There is no browser: install Chromium, run "npx playwright install chromium", or set CHROMIUM_PATH.',
    );
  }
  const require = createRequire(import.meta.url);
  const packageFolder = dirname(dirname(require.resolve('@sparticuz/chromium')));
  const { version }: { version: string } = require(join(packageFolder, 'package.json'));
  const folder = join(tmpdir(), `tavolo-chromium-${version}-${userInfo().uid}`);
  if (!existsSync(folder)) await unpackInto(folder, join(packageFolder, 'bin'));
  const executablePath = join(folder, 'chromium');
  return { executablePath, env: await environmentFor(executablePath, folder) };
}

/** Another run may unpack at the same time, or be killed half-way: the folder appears whole or not at all. */
async function unpackInto(folder: string, packed: string): Promise<void> {
  const draft = `${folder}.${process.pid}`;
  await mkdir(draft, { mode: 0o700 });
  const { inflate } = await import('@sparticuz/chromium');
  const temporary = process.env.TMPDIR;
  // The package unpacks into the system's temporary folder, wherever that is said to be.
  process.env.TMPDIR = draft;
  try {
    for (const archive of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']) {
      await inflate(join(packed, archive));
    }
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
}

/** On a machine without the libraries and fonts that browsers need, those of the package serve. */
async function environmentFor(program: string, folder: string): Promise<Record<string, string>> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]),
  );
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_PATH = join(folder, 'fonts');
  const startsAlone = await run(program, ['--version', '--no-sandbox']).then(
    () => true,
    () => false,
  );
  if (startsAlone) return env;
  const libraries = join(folder, 'al2023', 'lib');
  return { ...env, LD_LIBRARY_PATH: [libraries, env.LD_LIBRARY_PATH].filter(Boolean).join(':') };
}
