import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

/** Any number, the same in all versions: who holds it migrates. */
const migrationLock = 7_240_113;
const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/**
 * Brings a database to the newest schema. Processes that start together wait for one another, and
 * all but the first find nothing to do.
 * @param url PostgreSQL connection address
 */
export async function migrate(url: string): Promise<void> {
  // One connection: the lock belongs to it, and it must be the one that migrates.
  const client = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    await client`select pg_advisory_lock(${migrationLock})`;
    await runMigrations(drizzle(client), { migrationsFolder });
  } finally {
    // Ends the connection and with it the lock.
    await client.end({ timeout: 5 });
  }
}
