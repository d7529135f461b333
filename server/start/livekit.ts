import { spawn } from 'node:child_process';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from '#server/env.ts';
import type { Log } from '#server/log.ts';
import { findFreePort, findFreePortFrom, isPortFree } from './free-port.ts';
import { endLeftover, noteChild } from './leftover.ts';
import { findLiveKitBinary } from './livekit-binary.ts';
import { livekitConfig } from './livekit-config.ts';
import { keepSecret, writePrivateFile } from './private-file.ts';
import { StartRefusal } from './refusal.ts';
import { supervise } from './supervise.ts';

/** A LiveKit that can be used; its `url` and secrets are for the server alone. */
export interface UsableLiveKit {
  /** `local` is a child of this process, for this machine; browsers reach it through the product's origin. */
  state: 'local' | 'external';
  url: string;
  apiKey: string;
  apiSecret: string;
  reason: null;
  /** Of the child; null where there is none, or none at the moment. */
  readonly pid: number | null;
  /** Told whenever the child goes down and comes back; not at once. */
  onState(listener: StateListener): void;
  stop(): Promise<void>;
}

export interface NoLiveKit {
  state: 'off';
  /** Why, and what to do: one sentence. */
  reason: string;
  stop(): Promise<void>;
}

export type LiveKit = UsableLiveKit | NoLiveKit;
type StateListener = (state: 'up' | 'down') => void;

interface LiveKitStart {
  /** The data folder's lock must be held. */
  env: Pick<Env, 'dataDir' | 'livekit' | 'livekitPort'>;
  /** Where LiveKit reports what happens in its rooms. */
  webhookUrl: string;
  log: Log;
}

const usualPort = 7880;

/**
 * Uses the LiveKit of the environment, or starts one for this machine and keeps it running.
 * @throws StartRefusal when the port that was asked for is taken; everything else is a reason to
 *   go on without video
 */
export async function startLiveKit({ env, webhookUrl, log }: LiveKitStart): Promise<LiveKit> {
  if (env.livekit) {
    return {
      state: 'external',
      ...env.livekit,
      reason: null,
      pid: null,
      onState: () => {},
      stop: async () => {},
    };
  }
  const binary = await findLiveKitBinary(reportEveryFewSeconds());
  if ('missing' in binary) return off(binary.missing);
  const folder = join(env.dataDir, 'livekit');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await endLeftover(folder, log);
  const port = await choosePort(env.livekitPort);
  try {
    return await run({ binary: binary.path, folder, port, webhookUrl, log });
  } catch (error) {
    log.warn({ reason: String(error) }, 'LiveKit does not start');
    return off(`LiveKit does not start: see ${join(folder, 'livekit.log')}.`);
  }
}

interface LocalRun {
  binary: string;
  folder: string;
  port: number;
  webhookUrl: string;
  log: Log;
}

async function run({ binary, folder, port, webhookUrl, log }: LocalRun): Promise<UsableLiveKit> {
  const apiKey = 'tavolo';
  const apiSecret = await keepSecret(join(folder, 'secret'));
  const tcpPort = await findFreePort();
  const configFile = join(folder, 'livekit.json');
  await writePrivateFile(configFile, livekitConfig({ port, tcpPort, apiKey, apiSecret, webhookUrl }));
  const listeners: StateListener[] = [];
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
    log,
  });
  return {
    state: 'local',
    url: `ws://127.0.0.1:${port}`,
    apiKey,
    apiSecret,
    reason: null,
    get pid() {
      return supervised.pid;
    },
    onState: (listener) => listeners.push(listener),
    stop: () => supervised.stop(),
  };
}

function off(reason: string): NoLiveKit {
  return { state: 'off', reason, stop: async () => {} };
}

/** What takes long is told about on standard error: new steps at once, how far one is every three seconds. */
function reportEveryFewSeconds(): (progress: string) => void {
  const started = Date.now();
  let quietUntil = 0;
  let step = '';
  return (progress) => {
    const [words = ''] = progress.split(/\d/);
    if (words === step && Date.now() < quietUntil) return;
    step = words;
    quietUntil = Date.now() + 3_000;
    process.stderr.write(`LiveKit: ${progress} (${Math.round((Date.now() - started) / 1000)} s)\n`);
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
