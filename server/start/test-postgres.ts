import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { log } from '#server/log.ts';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL for all files of the wire project; each file makes a database of its own in it. */
    databaseUrl: string;
  }
}

/** Starts one embedded PostgreSQL for the whole run, or uses the one `TEST_DATABASE_URL` names. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const outside = process.env.TEST_DATABASE_URL;
  if (outside) {
    project.provide('databaseUrl', outside);
    return async () => {};
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'tavolo-wire-'));
  const postgres = await startPostgres({ dataDir, log });
  project.provide('databaseUrl', postgres.url);
  return async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
