import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
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
 * @throws StartRefusal when another process uses the folder, or nobody may read and write it
 */
export async function lockDataFolder(dataDir: string): Promise<DataLock> {
  await prepareDataFolder(dataDir);
  const path = join(dataDir, 'lock');
  const me: Holder = { pid: process.pid, processStart: await findProcessStart(process.pid), stopping: false };
  const deadline = Date.now() + longestWaitMs;
  while (!(await place(path, me))) {
    const text = await readTextIfAny(path);
    const holder = text === null ? null : await findLiving(text);
    if (text !== null && holder === null) await clearAway(path, text);
    if (holder && (!holder.stopping || Date.now() > deadline)) {
      throw new StartRefusal(
        `Tavolo already runs on ${dataDir} (process ${holder.pid}): stop it first, or set another DATA_DIR.`,
      );
    }
    if (holder) await delay(50);
  }
  return {
    announceStop: () => writePrivateFile(path, JSON.stringify({ ...me, stopping: true })),
    release: () => rm(path, { force: true }),
  };
}

/** Linking a finished file is atomic: nobody ever reads half a lock, and only one of two wins. */
async function place(path: string, holder: Holder): Promise<boolean> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, JSON.stringify(holder), { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function findLiving(text: string): Promise<Holder | null> {
  const holder = parseHolder(text);
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

/** Of two that find the same dead lock, the slower must not remove the lock of the faster: it looks at what it moved. */
async function clearAway(path: string, dead: string): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  if ((await readFile(aside, 'utf8')) !== dead) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}
