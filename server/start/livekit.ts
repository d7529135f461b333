import { spawn } from 'node:child_process';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '#server/log.ts';
import { findFreePort, findFreePortFrom, isPortFree } from './free-port.ts';
import { endLeftover, noteChild } from './leftover.ts';
import { findLiveKitBinary } from './livekit-binary.ts';
import { livekitConfig } from './livekit-config.ts';
import { keepSecret, writePrivateFile } from './private-file.ts';
import { StartRefusal } from './refusal.ts';
import { supervise } from './supervise.ts';

export interface LocalLiveKit {
  state: 'local';
  /** Of this machine; browsers reach it through the product's origin. */
  url: string;
  apiKey: string;
  apiSecret: string;
  readonly pid: number | null;
  /** Told whenever it goes down and comes back; not at once. */
  onState(listener: (state: 'up' | 'down') => void): void;
  stop(): Promise<void>;
}

export interface NoLiveKit {
  state: 'off';
  /** Why, and what to do: one sentence. */
  reason: string;
}

interface LiveKitStart {
  /** A folder that this process holds the lock of. */
  dataDir: string;
  /** null: 7880, or the next free one. */
  port: number | null;
  webhookUrl: string;
  report(progress: string): void;
  log: Log;
}

const usualPort = 7880;

/**
 * Starts a LiveKit server for this machine and keeps it running.
 * @throws StartRefusal when the port that was asked for is taken; everything else is a reason to
 *   go on without video
 */
export async function startLiveKit(start: LiveKitStart): Promise<LocalLiveKit | NoLiveKit> {
  const binary = await findLiveKitBinary(start.report);
  if ('missing' in binary) return { state: 'off', reason: binary.missing };
  const folder = join(start.dataDir, 'livekit');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await endLeftover(folder, start.log);
  try {
    return await run(binary.path, folder, await choosePort(start.port), start);
  } catch (error) {
    if (error instanceof StartRefusal) throw error;
    start.log.warn({ reason: String(error) }, 'LiveKit does not start');
    return { state: 'off', reason: `LiveKit does not start: see ${join(folder, 'livekit.log')}.` };
  }
}

async function run(binary: string, folder: string, port: number, start: LiveKitStart): Promise<LocalLiveKit> {
  const apiKey = 'tavolo';
  const apiSecret = await keepSecret(join(folder, 'secret'));
  const configFile = join(folder, 'livekit.json');
  const tcpPort = await findFreePort();
  await writePrivateFile(
    configFile,
    livekitConfig({ port, tcpPort, apiKey, apiSecret, webhookUrl: start.webhookUrl }),
  );
  const listeners: ((state: 'up' | 'down') => void)[] = [];
  const supervised = await supervise({
    name: 'LiveKit',
    spawn: () => spawnLiveKit(binary, configFile, folder),
    isReady: () => answers(port),
    readyTimeoutMs: 20_000,
    attempts: 1,
    // It would wait for the rooms to empty; their people have been told already.
    ending: [
      { signal: 'SIGTERM', waitMs: 500 },
      { signal: 'SIGKILL', waitMs: 1_000 },
    ],
    onState: (state) => {
      for (const listener of listeners) listener(state);
    },
    log: start.log,
  });
  return {
    state: 'local',
    url: `ws://127.0.0.1:${port}`,
    apiKey,
    apiSecret,
    get pid() {
      return supervised.pid;
    },
    onState: (listener) => listeners.push(listener),
    stop: () => supervised.stop(),
  };
}

async function choosePort(wanted: number | null): Promise<number> {
  if (wanted === null) return (await findFreePortFrom(usualPort)) ?? findFreePort();
  if (await isPortFree(wanted)) return wanted;
  throw new StartRefusal(
    `LIVEKIT_PORT ${wanted} is in use by another program: stop that one, or choose another port.`,
  );
}

async function spawnLiveKit(binary: string, configFile: string, folder: string) {
  const log = await open(join(folder, 'livekit.log'), 'w', 0o600);
  try {
    // Detached: the terminal's Ctrl-C is for us, who end LiveKit when everybody has been told.
    const child = spawn(binary, ['--config', configFile], {
      stdio: ['ignore', log.fd, log.fd],
      detached: true,
    });
    if (child.pid !== undefined) await noteChild(folder, child.pid);
    return child;
  } finally {
    await log.close();
  }
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(1_000) }).then(
    (response) => response.ok,
    () => false,
  );
}
