import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '#server/log.ts';
import type { EndingStep } from './processes.ts';

export interface Supervised {
  /** Of the running child; null between its end and its next start. */
  readonly pid: number | null;
  /** Ends the child and restarts it no more. */
  stop(): Promise<void>;
}

interface Supervision {
  /** For the log. */
  name: string;
  spawn(): ChildProcess | Promise<ChildProcess>;
  isReady(child: ChildProcess): Promise<boolean>;
  /** Of each start; a child that is not ready by then is ended. */
  readyTimeoutMs: number;
  /** Attempts of the first start, before it counts as failed. */
  attempts: number;
  /** How to end the child, from gentle to hard. */
  ending: EndingStep[];
  onState?(state: 'up' | 'down'): void;
  log: Log;
}

const firstPauseMs = 200;
const longestPauseMs = 5_000;

/**
 * Starts a child process and starts it again whenever it ends by itself, after a pause that grows
 * from 0.2 s to 5 s. Resolves once the child is ready; rejects when the first start fails.
 */
export async function supervise(supervision: Supervision): Promise<Supervised> {
  const { name, log } = supervision;
  const stopped = new AbortController();
  let child = await startFirst(supervision);
  let up = true;

  const watched = keepAlive();

  async function keepAlive(): Promise<void> {
    while (true) {
      await ended(child);
      up = false;
      if (stopped.signal.aborted) return;
      log.warn(
        { code: child.exitCode, signal: child.signalCode },
        `${name} ended by itself; it is started again`,
      );
      supervision.onState?.('down');
      if (!(await startAgain())) return;
      up = true;
      log.info(`${name} is back`);
      supervision.onState?.('up');
    }
  }

  async function startAgain(): Promise<boolean> {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      await delay(pauseMs, undefined, { signal: stopped.signal }).catch(() => {});
      if (stopped.signal.aborted) return false;
      try {
        child = await startOnce(supervision, stopped.signal);
        return true;
      } catch (error) {
        if (stopped.signal.aborted) return false;
        log.warn({ reason: String(error) }, `${name} could not be started again yet`);
      }
    }
  }

  return {
    get pid() {
      return up ? (child.pid ?? null) : null;
    },
    async stop() {
      stopped.abort();
      if (up) await end(child, supervision.ending);
      await watched;
    },
  };
}

async function startFirst(supervision: Supervision): Promise<ChildProcess> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(supervision);
    } catch (error) {
      if (attempt >= supervision.attempts) throw error;
      await delay(firstPauseMs * attempt);
    }
  }
}

async function startOnce(supervision: Supervision, stopped?: AbortSignal): Promise<ChildProcess> {
  const child = await supervision.spawn();
  // Whether the program could not be started or a signal not be sent: pid and exit tell what to do.
  child.on('error', (error) => supervision.log.debug({ reason: String(error) }, supervision.name));
  if (child.pid === undefined) throw new Error(`${supervision.name} could not be started`);
  endWithUs(child, supervision.ending);
  try {
    await waitUntilReady(supervision, child, stopped);
    return child;
  } catch (error) {
    await end(child, supervision.ending);
    throw error;
  }
}

/** A start that is cut short has nobody yet who would stop the child: at least the first signal is sent. */
function endWithUs(child: ChildProcess, [first]: EndingStep[]): void {
  const lastAct = () => void child.kill(first?.signal);
  process.once('exit', lastAct);
  child.once('exit', () => process.off('exit', lastAct));
}

async function waitUntilReady(
  supervision: Supervision,
  child: ChildProcess,
  stopped?: AbortSignal,
): Promise<void> {
  const deadline = Date.now() + supervision.readyTimeoutMs;
  while (!(await supervision.isReady(child))) {
    stopped?.throwIfAborted();
    if (hasEnded(child))
      throw new Error(`${supervision.name} ended with ${child.exitCode ?? child.signalCode}`);
    if (Date.now() > deadline) throw new Error(`${supervision.name} was not ready in time`);
    await delay(50);
  }
}

async function end(child: ChildProcess, ending: EndingStep[]): Promise<void> {
  for (const { signal, waitMs } of ending) {
    if (hasEnded(child)) return;
    child.kill(signal);
    await Promise.race([ended(child), delay(waitMs)]);
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function ended(child: ChildProcess): Promise<void> {
  if (!hasEnded(child)) await once(child, 'exit');
}
