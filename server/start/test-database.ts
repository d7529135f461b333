import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { migrate } from '#db/migrate.ts';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** An empty, migrated database of its own for one test file, in the PostgreSQL of the run. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const url = new URL(inject('databaseUrl'));
  const server = url.href;
  const database = `tavolo_${randomUUID().replaceAll('-', '')}`;
  await run(server, `create database ${database}`);
  url.pathname = `/${database}`;
  await migrate(url.href);
  return { url: url.href, drop: () => run(server, `drop database if exists ${database} with (force)`) };
}

async function run(server: string, statement: string): Promise<void> {
  const client = postgres(server, { max: 1, onnotice: () => {} });
  try {
    await client.unsafe(statement);
  } finally {
    await client.end({ timeout: 2 });
  }
}
