import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '#server/log.ts';
import { readTextIfAny, writePrivateFile } from './private-file.ts';
import { endProcess, findProcessStart } from './processes.ts';

/** Notes which process runs on this folder, so that a next start can end it if this one is killed. */
export async function noteChild(folder: string, pid: number): Promise<void> {
  await writePrivateFile(join(folder, 'process'), `${pid} ${await findProcessStart(pid)}`);
}

/** Ends what a killed server left running on this folder; a process that merely has its old pid is left alone. */
export async function endLeftover(folder: string, log: Log): Promise<void> {
  const note = join(folder, 'process');
  const [, pid, processStart] = (await readTextIfAny(note))?.match(/^(\d+) (.+)$/) ?? [];
  if (pid && (await findProcessStart(Number(pid))) === processStart) {
    log.warn({ pid: Number(pid) }, 'A LiveKit of a server that was killed still runs; it is ended');
    await endProcess(Number(pid), [
      { signal: 'SIGTERM', waitMs: 500 },
      { signal: 'SIGKILL', waitMs: 2_000 },
    ]);
  }
  await rm(note, { force: true });
}
