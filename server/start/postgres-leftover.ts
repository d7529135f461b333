import { readlink, realpath, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Log } from '#server/log.ts';
import { readTextIfAny } from './private-file.ts';
import { endProcess, findProcessStart, readCommandLine } from './processes.ts';

/**
 * Ends a PostgreSQL that a killed server left running on this cluster. A process that merely has
 * its old pid is left alone, and the lock file that names it is removed.
 */
export async function endLeftoverPostgres(folder: string, log: Log): Promise<void> {
  const pidFile = join(folder, 'postmaster.pid');
  const pid = Number((await readTextIfAny(pidFile))?.split('\n')[0]);
  // Without a living process PostgreSQL itself sees that the file is stale.
  if (!pid || (await findProcessStart(pid)) === null) return;
  if (!(await isPostgresOf(pid, folder))) {
    await rm(pidFile, { force: true });
    return;
  }
  log.warn({ pid }, 'A PostgreSQL of a server that was killed still runs; it is ended');
  const gone = await endProcess(pid, [
    { signal: 'SIGINT', waitMs: 4_000 },
    { signal: 'SIGQUIT', waitMs: 2_000 },
    { signal: 'SIGKILL', waitMs: 2_000 },
  ]);
  if (!gone) throw new Error(`PostgreSQL (process ${pid}) cannot be ended`);
}

async function isPostgresOf(pid: number, folder: string): Promise<boolean> {
  const commandLine = await readCommandLine(pid);
  if (process.platform === 'win32') return commandLine.includes('postgres');
  if (!basename(commandLine.split(' -D ')[0] ?? '').startsWith('postgres')) return false;
  if (process.platform !== 'linux') return commandLine.includes(` -D ${folder}`);
  // PostgreSQL works in its data folder.
  const place = await readlink(`/proc/${pid}/cwd`).catch(() => '');
  return place === (await realpath(folder));
}
