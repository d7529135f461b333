import { parseArgs } from 'node:util';
import { openDatabase } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { Refusal } from '#meeting/refusals.ts';
import { readEnv } from '#server/env.ts';
import { log } from '#server/log.ts';
import { lockDataFolder } from '#server/start/lock.ts';
import { startPostgres } from '#server/start/postgres.ts';
import { findRunningPostgres } from '#server/start/postgres-running.ts';
import { StartRefusal } from '#server/start/refusal.ts';
import { addStaff } from './accounts.ts';

/** `npm run staff -- add …`: makes a person staff, whether the product runs or not. */
const usage = 'Usage: npm run staff -- add --email ADDRESS --role organiser [--name "FULL NAME"]';

process.exitCode = await run(process.argv.slice(2));

async function run(args: string[]): Promise<number> {
  try {
    const person = readPerson(args);
    const env = readEnv(process.env);
    const { secret, expiresAt } = await withDatabase(env, (url) => add(url, person));
    const baseUrl = env.baseUrl ?? `http://localhost:${env.port || 3000}`;
    process.stdout.write(`${baseUrl}/set-password/${secret}\n`);
    process.stderr.write(
      `Give this link to ${person.email}. It sets a password once, until ${expiresAt.toISOString()}.\n`,
    );
    return 0;
  } catch (error) {
    if (error instanceof StartRefusal) process.stderr.write(`${error.message}\n`);
    else if (error instanceof Refusal) process.stderr.write(`That is not an e-mail address.\n${usage}\n`);
    else log.fatal(error, 'The person could not be added');
    return 1;
  }
}

function readPerson(args: string[]): { email: string; name: string | null; role: 'organiser' } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { email: { type: 'string' }, role: { type: 'string' }, name: { type: 'string' } },
    });
    const { email, role, name = null } = values;
    if (positionals.join(' ') === 'add' && email && role === 'organiser') return { email, role, name };
  } catch {
    // An option that does not exist is answered like a missing one.
  }
  throw new StartRefusal(usage);
}

async function add(url: string, person: Parameters<typeof addStaff>[1]) {
  await migrate(url);
  const database = openDatabase(url, { max: 1 });
  try {
    return await addStaff(database.db, person);
  } finally {
    await database.close();
  }
}

/** The outside database, else the embedded one: that of the running product, or started for a moment. */
async function withDatabase<Result>(
  { databaseUrl, dataDir }: { databaseUrl: string | null; dataDir: string },
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  const running = databaseUrl ?? (await findRunningPostgres(dataDir));
  if (running) return work(running);
  const lock = await lockDataFolder(dataDir);
  try {
    const postgres = await startPostgres({ dataDir, log });
    try {
      return await work(postgres.url);
    } finally {
      await postgres.stop();
    }
  } finally {
    await lock.release();
  }
}
