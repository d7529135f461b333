import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDataFolder } from './lock.ts';
import { findProcessStart } from './processes.ts';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tavolo-lock-'));
});

afterEach(() => rm(dataDir, { recursive: true, force: true }));

async function noteHolder(holder: object): Promise<void> {
  await writeFile(join(dataDir, 'lock-1'), JSON.stringify(holder));
}

test('a second start on the same data folder is refused in one sentence', async () => {
  const lock = await lockDataFolder(dataDir);
  await expect(lockDataFolder(dataDir)).rejects.toThrow(
    `Tavolo already runs on ${dataDir} (process ${process.pid})`,
  );
  await lock.release();
});

test('of many that start at once exactly one gets the folder', async () => {
  for (let round = 0; round < 20; round += 1) {
    const folder = join(dataDir, `round-${round}`);
    await mkdir(folder);
    await writeFile(join(folder, 'lock-1'), '{"pid":1,"processStart":"another boot"}');
    const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => lockDataFolder(folder)));
    expect(attempts.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(1);
  }
});

test('the lock of a process that was killed is taken over', async () => {
  const dead = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  const pid = dead.pid ?? 0;
  await noteHolder({ pid, processStart: await findProcessStart(pid), stopping: false });
  dead.kill('SIGKILL');
  await once(dead, 'exit');
  await expect(lockDataFolder(dataDir)).resolves.toBeDefined();
});

test('a living process that merely has the pid of a dead one is no obstacle', async () => {
  await noteHolder({ pid: process.pid, processStart: 'long ago', stopping: false });
  await expect(lockDataFolder(dataDir)).resolves.toBeDefined();
});

test('a half-written lock is no obstacle', async () => {
  await writeFile(join(dataDir, 'lock-1'), '{"pid":');
  await expect(lockDataFolder(dataDir)).resolves.toBeDefined();
});

test('a start waits for one that is stopping', async () => {
  const first = await lockDataFolder(dataDir);
  await first.announceStop();
  const second = lockDataFolder(dataDir);
  await first.release();
  await (await second).release();
});

test('a data folder that is a file is refused in one sentence', async () => {
  const path = join(dataDir, 'file');
  await writeFile(path, '');
  await expect(lockDataFolder(path)).rejects.toThrow(`DATA_DIR ${path} is not a folder: name another place.`);
});

test.runIf(process.platform === 'linux')(
  'a data folder where nothing can be made is refused at once',
  { timeout: 5_000 },
  async () => {
    await expect(lockDataFolder('/proc/tavolo/data')).rejects.toThrow(
      'DATA_DIR /proc/tavolo/data cannot be used',
    );
  },
);
