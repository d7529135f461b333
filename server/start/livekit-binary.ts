import { execFile } from 'node:child_process';
import { access, constants, mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { buildLiveKit } from './livekit-build.ts';
import { downloadLiveKit } from './livekit-download.ts';

/** The version that Tavolo was tried with. */
const version = '1.13.5';
const oldestMinor = [1, 13] as const;
const run = promisify(execFile);

export type FoundBinary = { path: string } | { missing: string };

/**
 * Finds a LiveKit server, or gets one: on PATH, in this user's cache, from the official release
 * (checked against its list of checksums), and at last by building it where Go is installed.
 * @param report told in a few words how far a long step is
 * @returns `missing` is a sentence that says why there is none and what to do
 */
export async function findLiveKitBinary(report: (progress: string) => void): Promise<FoundBinary> {
  const installed = await findOnPath('livekit-server');
  if (installed && (await isFit(installed))) return { path: installed };
  const folder = join(cacheFolder(), `livekit-${version}`);
  const cached = join(folder, `livekit-server${suffix()}`);
  if (await isExecutable(cached)) return { path: cached };
  await mkdir(folder, { recursive: true });
  if (await downloadLiveKit({ version, target: cached, report })) return { path: cached };
  const go = await findOnPath('go');
  if (go && (await buildLiveKit({ go, version, target: cached, report }))) return { path: cached };
  return {
    missing: `LiveKit ${version} could be neither downloaded nor built here: install livekit-server on the PATH (or Go 1.26), or set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET.`,
  };
}

async function findOnPath(name: string): Promise<string | null> {
  for (const folder of (process.env.PATH ?? '').split(delimiter).filter(Boolean)) {
    const path = join(folder, name + suffix());
    if (await isExecutable(path)) return path;
  }
  return null;
}

/** Another version of the same series speaks the same protocol; an older one may refuse our configuration. */
async function isFit(path: string): Promise<boolean> {
  const printed = await run(path, ['--version'], { timeout: 5_000 }).catch(() => null);
  const [, major, minor] = printed?.stdout.match(/version (\d+)\.(\d+)\./) ?? [];
  return Number(major) === oldestMinor[0] && Number(minor) >= oldestMinor[1];
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function cacheFolder(): string {
  if (process.platform === 'win32') return join(process.env.LOCALAPPDATA ?? homedir(), 'tavolo');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'tavolo');
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'tavolo');
}

function suffix(): string {
  return process.platform === 'win32' ? '.exe' : '';
}
