import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * When a process began, as an opaque text: together with the pid it names one process for good,
 * also after the system has given the pid to another. Null when there is no such process.
 */
export async function findProcessStart(pid: number): Promise<string | null> {
  if (process.platform === 'linux') return findLinuxStart(pid);
  if (!isRunning(pid)) return null;
  // Windows has no cheap way to ask: a living pid is taken for the process that was noted.
  if (process.platform === 'win32') return 'unknown';
  return printedBy('ps', ['-o', 'lstart=', '-p', String(pid)]);
}

/** The command line of a process, empty when it is gone or hidden from us. */
export async function readCommandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    const raw = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return raw.replaceAll('\0', ' ').trim();
  }
  if (process.platform === 'win32') {
    return (await printedBy('tasklist', ['/FO', 'CSV', '/NH', '/FI', `PID eq ${pid}`])) ?? '';
  }
  return (await printedBy('ps', ['-o', 'command=', '-p', String(pid)])) ?? '';
}

/** Whether a process with this pid exists and has not ended (a zombie has). */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

export interface EndingStep {
  signal: NodeJS.Signals;
  /** How long to wait for the end before the next, harder step. */
  waitMs: number;
}

/** Ends a process that is not our child, step by step. False when it outlives the last step. */
export async function endProcess(pid: number, steps: EndingStep[]): Promise<boolean> {
  for (const { signal, waitMs } of steps) {
    try {
      process.kill(pid, signal);
    } catch {
      return !isRunning(pid);
    }
    const deadline = Date.now() + waitMs;
    while (Date.now() < deadline) {
      if ((await findProcessStart(pid)) === null) return true;
      await delay(25);
    }
  }
  return !isRunning(pid);
}

async function findLinuxStart(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  // The second field, the name in brackets, may itself hold blanks and brackets.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, ticksSinceBoot] = [fields[0], fields[19]];
  if (state === 'Z' || state === 'X') return null;
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return `${boot.trim()}:${ticksSinceBoot}`;
}

async function printedBy(command: string, args: string[]): Promise<string | null> {
  try {
    return (await run(command, args)).stdout.trim() || null;
  } catch {
    return null;
  }
}
