import { execFile } from 'node:child_process';
import { access, cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { PostgresPackage } from './postgres-package.ts';
import { StartRefusal } from './refusal.ts';

const run = promisify(execFile);

/** Whom a child process runs as. */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root: there it runs as the owner of an existing cluster, else as the
 * system's user `postgres`, which is made if need be.
 * @param cluster folder of the cluster, which may not exist yet
 * @returns null for "as we do"
 */
export async function chooseAccount(cluster: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(cluster).catch(() => null);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return (await findAccount('postgres')) ?? (await makeAccount('postgres'));
}

/**
 * The package's folder, or a copy of it where the account may not enter the way there (a clone in
 * root's home, for instance).
 */
export async function reachableBy(
  account: Account | null,
  { native, version }: PostgresPackage,
): Promise<string> {
  if (!account || (await mayEnter(account, native))) return native;
  const copy = `/var/cache/tavolo/postgresql-${version}`;
  if (await exists(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  await mkdir(dirname(copy), { recursive: true, mode: 0o755 });
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  // Whoever copied at the same time has the same files.
  await rename(draft, copy).catch(() => rm(draft, { recursive: true, force: true }));
  return copy;
}

async function findAccount(name: string): Promise<Account | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

async function makeAccount(name: string): Promise<Account> {
  await run('useradd', ['--system', '--user-group', '--no-create-home', name]).catch(() => {});
  const account = await findAccount(name);
  if (account) return account;
  throw new StartRefusal(
    `PostgreSQL does not run as root, and a user "${name}" could not be made: run Tavolo as an ordinary user, or set DATABASE_URL.`,
  );
}

async function mayEnter(account: Account, folder: string): Promise<boolean> {
  for (let place = join(folder, 'bin'); ; place = dirname(place)) {
    const { mode, uid, gid } = await stat(place);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (place === dirname(place)) return true;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
