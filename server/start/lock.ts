import { randomBytes } from 'node:crypto';
import { link, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { prepareDataFolder } from './folder.ts';
import { readTextIfAny, writePrivateFile } from './private-file.ts';
import { findProcessStart } from './processes.ts';
import { StartRefusal } from './refusal.ts';

export interface DataLock {
  /** Says that this process is about to end, so that a next start waits for it instead of giving up. */
  announceStop(): Promise<void>;
  release(): Promise<void>;
}

interface Holder {
  pid: number;
  /** A pid alone may by now belong to somebody else. */
  processStart: string | null;
  stopping: boolean;
}

const longestWaitMs = 6_000;

/**
 * Takes the data folder for this process alone, making the folder if need be. What a dead process
 * left is taken over; a live one that is stopping is waited for, 6 s at most.
 *
 * The lock is the file `lock-N` with the highest number. To take it is to make the next one, which
 * only one of many can; the highest is never removed, so nobody can mistake an old one for it.
 * @throws StartRefusal when another process uses the folder, or nobody may read and write it
 */
export async function lockDataFolder(dataDir: string): Promise<DataLock> {
  await prepareDataFolder(dataDir);
  const me: Holder = { pid: process.pid, processStart: await findProcessStart(process.pid), stopping: false };
  const path = await take(dataDir, me);
  return {
    announceStop: () => writePrivateFile(path, JSON.stringify({ ...me, stopping: true })),
    release: () => writePrivateFile(path, '{}'),
  };
}

async function take(dataDir: string, me: Holder): Promise<string> {
  const deadline = Date.now() + longestWaitMs;
  while (true) {
    const last = (await listLocks(dataDir)).at(-1) ?? 0;
    const holder = await findLiving(lockPath(dataDir, last));
    if (holder && (!holder.stopping || Date.now() > deadline)) {
      throw new StartRefusal(
        `Tavolo already runs on ${dataDir} (process ${holder.pid}): stop it first, or set another DATA_DIR.`,
      );
    }
    if (holder) await delay(50);
    else if (await place(dataDir, last + 1, me)) return lockPath(dataDir, last + 1);
  }
}

/** Linking a finished file is atomic: nobody ever reads half a lock, and only one of many makes it. */
async function place(dataDir: string, number: number, holder: Holder): Promise<boolean> {
  const path = lockPath(dataDir, number);
  const draft = join(dataDir, `.${randomBytes(6).toString('hex')}`);
  await writeFile(draft, JSON.stringify(holder), { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
  const numbers = await listLocks(dataDir);
  if (numbers.at(-1) !== number) {
    await rm(path, { force: true });
    return false;
  }
  // The one before stays: who is just reading the folder must find at least one of the two.
  for (const old of numbers) if (old < number - 1) await rm(lockPath(dataDir, old), { force: true });
  return true;
}

async function listLocks(dataDir: string): Promise<number[]> {
  const names = await readdir(dataDir);
  const numbers = names.map((name) => Number(name.match(/^lock-(\d+)$/)?.[1] ?? 0));
  return numbers.filter((number) => number > 0).sort((left, right) => left - right);
}

function lockPath(dataDir: string, number: number): string {
  return join(dataDir, `lock-${number}`);
}

async function findLiving(path: string): Promise<Holder | null> {
  const holder = parseHolder((await readTextIfAny(path)) ?? '');
  if (!holder) return null;
  return (await findProcessStart(holder.pid)) === holder.processStart ? holder : null;
}

function parseHolder(text: string): Holder | null {
  try {
    const value: Partial<Holder> = JSON.parse(text);
    if (typeof value.pid !== 'number' || typeof value.processStart !== 'string') return null;
    return { pid: value.pid, processStart: value.processStart, stopping: value.stopping === true };
  } catch {
    return null;
  }
}
