import { join } from 'node:path';
import postgres from 'postgres';
import { databaseName } from './postgres.ts';
import { databaseUser } from './postgres-cluster.ts';
import { readTextIfAny } from './private-file.ts';

/**
 * Address of the product's database where a PostgreSQL of this data folder runs and answers, for
 * commands beside the running product; null where none does.
 */
export async function findRunningPostgres(dataDir: string): Promise<string | null> {
  const password = (await readTextIfAny(join(dataDir, 'database-password')))?.trim();
  // Its lock file names the port in the fourth line.
  const port = (await readTextIfAny(join(dataDir, 'postgres', 'postmaster.pid')))?.split('\n')[3];
  if (!password || !port) return null;
  const url = `postgres://${databaseUser}:${password}@127.0.0.1:${port.trim()}/${databaseName}`;
  return (await answers(url)) ? url : null;
}

async function answers(url: string): Promise<boolean> {
  const client = postgres(url, { max: 1, connect_timeout: 3, onnotice: () => {} });
  try {
    await client`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await client.end({ timeout: 1 });
  }
}
