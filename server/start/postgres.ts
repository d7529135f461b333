import { join } from 'node:path';
import postgres from 'postgres';
import type { Log } from '#server/log.ts';
import { findFreePort } from './free-port.ts';
import { type Cluster, databaseUser, openCluster } from './postgres-cluster.ts';
import { endLeftoverPostgres } from './postgres-leftover.ts';
import { readTextIfAny } from './private-file.ts';
import { supervise } from './supervise.ts';

export interface LocalPostgres {
  /** Connection address of the product's database, with its password: never to be printed. */
  url: string;
  /** null between a crash and the restart. */
  readonly pid: number | null;
  stop(): Promise<void>;
}

export const databaseName = 'tavolo';

/**
 * Starts the PostgreSQL inside the data folder, for this machine alone, and keeps it running: one
 * that crashes is started again on the same port. What it has to say is in `postgres.log` there.
 * @param dataDir a folder that this process holds the lock of
 */
export async function startPostgres({ dataDir, log }: { dataDir: string; log: Log }): Promise<LocalPostgres> {
  const cluster = await openCluster(dataDir);
  await endLeftoverPostgres(cluster.folder, log);
  const port = await findFreePort();
  const supervised = await supervise({
    name: 'PostgreSQL',
    spawn: () => cluster.run('postgres', settings(port)),
    isReady: (child) => isReady(cluster, child.pid),
    // Recovery after a crash may have much to read.
    readyTimeoutMs: 300_000,
    // Just after a kill, its last processes may still hold the shared memory for a moment.
    attempts: 4,
    // Fast, immediate, and by force: each is safe, the harder ones cost a recovery at the next start.
    ending: [
      { signal: 'SIGINT', waitMs: 2_500 },
      { signal: 'SIGQUIT', waitMs: 1_000 },
      { signal: 'SIGKILL', waitMs: 500 },
    ],
    log,
  });
  const server = `postgres://${databaseUser}:${cluster.password}@127.0.0.1:${port}`;
  try {
    await makeDatabase(`${server}/postgres`);
  } catch (error) {
    await supervised.stop();
    throw error;
  }
  return {
    url: `${server}/${databaseName}`,
    get pid() {
      return supervised.pid;
    },
    stop: () => supervised.stop(),
  };
}

function settings(port: number): string[] {
  const values: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 100,
    // What is acknowledged is on the disk: stated, so that no configuration file can loosen it.
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Its lock file names the process in the first line and its state in the eighth. */
async function isReady(cluster: Cluster, pid: number | undefined): Promise<boolean> {
  const lines = (await readTextIfAny(join(cluster.folder, 'postmaster.pid')))?.split('\n') ?? [];
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

async function makeDatabase(url: string): Promise<void> {
  const client = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    const found = await client`select 1 from pg_database where datname = ${databaseName}`;
    if (found.length === 0) await client.unsafe(`create database ${databaseName}`);
  } finally {
    await client.end({ timeout: 2 });
  }
}
