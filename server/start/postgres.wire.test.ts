import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import postgres, { type Sql } from 'postgres';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { log } from '#server/log.ts';
import { findFreePort } from './free-port.ts';
import { startPostgres } from './postgres.ts';
import { checkOutsidePostgres } from './postgres-outside.ts';
import { findProcessStart } from './processes.ts';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tavolo-postgres-'));
});

afterEach(() => rm(dataDir, { recursive: true, force: true }));

async function withClient<T>(url: string, use: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 2 });
  // A connection that was accepted just before its server died may never hear from it again.
  const late = delay(3_000, undefined, { ref: false }).then(() =>
    Promise.reject(new Error('No answer in time')),
  );
  late.catch(() => {});
  try {
    return await Promise.race([use(sql), late]);
  } finally {
    await Promise.race([sql.end({ timeout: 1 }), delay(2_000, undefined, { ref: false })]);
  }
}

test('what was written is there after the next start', async () => {
  const first = await startPostgres({ dataDir, log });
  await withClient(first.url, (sql) => sql`create table kept as select 42 as answer`);
  await first.stop();
  const second = await startPostgres({ dataDir, log });
  expect(await withClient(second.url, (sql) => sql`select answer from kept`)).toEqual([{ answer: 42 }]);
  await second.stop();
});

test('what is acknowledged is on the disk: fsync and synchronous commit are on', async () => {
  const started = await startPostgres({ dataDir, log });
  const [row] = await withClient(
    started.url,
    (sql) => sql`select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`,
  );
  expect(row).toEqual({ fsync: 'on', commit: 'on' });
  await started.stop();
});

// The client library now and then never hears that a server died while it was connecting; hence the second try.
test('a PostgreSQL that is killed comes back on the same address with everything committed', {
  retry: 2,
  timeout: 40_000,
}, async () => {
  const started = await startPostgres({ dataDir, log });
  await withClient(started.url, (sql) => sql`create table kept as select 42 as answer`);
  process.kill(started.pid ?? 0, 'SIGKILL');
  await vi.waitFor(
    async () =>
      expect(await withClient(started.url, (sql) => sql`select answer from kept`)).toEqual([{ answer: 42 }]),
    { timeout: 20_000, interval: 100 },
  );
  await started.stop();
});

test('a start ends the PostgreSQL that a killed server left behind, and keeps its data', async () => {
  const orphan = await startAndKillServer();
  const started = await startPostgres({ dataDir, log });
  expect(await findProcessStart(orphan)).toBeNull();
  expect(await withClient(started.url, (sql) => sql`select answer from kept`)).toEqual([{ answer: 42 }]);
  await started.stop();
});

test('nothing is left running after a stop', async () => {
  const started = await startPostgres({ dataDir, log });
  const pid = started.pid ?? 0;
  await started.stop();
  expect(await findProcessStart(pid)).toBeNull();
  expect(started.pid).toBeNull();
});

test('a PostgreSQL of someone else is checked, and refused in one sentence without its password', async () => {
  await expect(checkOutsidePostgres(inject('databaseUrl'))).resolves.toBeUndefined();
  const nobody = `postgres://me:very-secret@127.0.0.1:${await findFreePort()}/any`;
  await expect(checkOutsidePostgres(nobody)).rejects.toThrow(/does not answer: is it running/);
  await expect(checkOutsidePostgres(nobody)).rejects.not.toThrow(/very-secret/);
  const missing = new URL(inject('databaseUrl'));
  missing.pathname = '/not_there';
  await expect(checkOutsidePostgres(missing.href)).rejects.toThrow(/has no database of that name/);
});

/** A server process that writes, says which PostgreSQL it has, and is killed before it can stop it. */
async function startAndKillServer(): Promise<number> {
  const script = `
    import postgres from 'postgres';
    import { log } from '#server/log.ts';
    import { startPostgres } from '#server/start/postgres.ts';
    const started = await startPostgres({ dataDir: process.env.DATA_DIR, log });
    await postgres(started.url)\`create table kept as select 42 as answer\`;
    process.stdout.write(String(started.pid));
  `;
  const server = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [pid] = await once(server.stdout, 'data');
  server.kill('SIGKILL');
  await once(server, 'exit');
  return Number(pid);
}
