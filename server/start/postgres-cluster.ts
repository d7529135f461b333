import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chown,
  mkdir,
  mkdtemp,
  open,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, chooseAccount, reachableBy } from './postgres-account.ts';
import { findPostgresPackage } from './postgres-package.ts';
import { keepSecret } from './private-file.ts';

export const databaseUser = 'tavolo';

/** A PostgreSQL data folder and the programs and account to run it with. */
export interface Cluster {
  folder: string;
  password: string;
  logFile: string;
  /** Starts one of PostgreSQL's programs on the folder; what it prints goes to the log file. */
  run(program: 'postgres' | 'initdb', args: string[], folder?: string): Promise<ChildProcess>;
}

const largestLogBytes = 10_000_000;

/** Opens the cluster inside a data folder, and makes it at the first start. */
export async function openCluster(dataDir: string): Promise<Cluster> {
  const folder = join(dataDir, 'postgres');
  const logFile = join(dataDir, 'postgres.log');
  await shorten(logFile);
  const account = await chooseAccount(folder);
  const native = await reachableBy(account, await findPostgresPackage());
  const password = await keepSecret(join(dataDir, 'database-password'));
  const cluster: Cluster = {
    folder,
    password,
    logFile,
    run: (program, args, place = folder) =>
      runProgram(join(native, 'bin', program), args, { place, logFile, account }),
  };
  if (!(await isMade(folder))) await make(cluster, account);
  return cluster;
}

async function runProgram(
  program: string,
  args: string[],
  { place, logFile, account }: { place: string; logFile: string; account: Account | null },
): Promise<ChildProcess> {
  const log = await open(logFile, 'a', 0o600);
  try {
    const stdio: StdioOptions = ['ignore', log.fd, log.fd];
    // Detached: the terminal's Ctrl-C is for us, who end PostgreSQL when everybody has been told.
    return spawn(program, ['-D', nameOf(place), ...args], {
      ...account,
      cwd: place,
      stdio,
      detached: true,
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    });
  } finally {
    await log.close();
  }
}

// Where PostgreSQL runs under another account, it may enter the folder but perhaps not the way
// there. On Linux its working folder has a name that needs no way.
function nameOf(place: string): string {
  return process.platform === 'linux' ? '/proc/self/cwd' : place;
}

async function make(cluster: Cluster, account: Account | null): Promise<void> {
  // Made beside and then renamed: a start that is killed half-way leaves no half cluster.
  const draft = `${cluster.folder}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  const secretFolder = await mkdtemp(join(tmpdir(), 'tavolo-'));
  const passwordFile = join(secretFolder, 'password');
  try {
    await writeFile(passwordFile, cluster.password, { mode: 0o600 });
    if (account) {
      for (const path of [draft, secretFolder, passwordFile]) await chown(path, account.uid, account.gid);
    }
    const initdb = await cluster.run('initdb', initdbArgs(passwordFile), draft);
    const [code] = await once(initdb, 'exit');
    if (code !== 0) throw new Error(`initdb ended with ${code}`);
    await rename(draft, cluster.folder);
  } finally {
    await rm(secretFolder, { recursive: true, force: true });
  }
}

function initdbArgs(passwordFile: string): string[] {
  return [
    `--username=${databaseUser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The same order of texts on every system, whatever languages it has installed.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ];
}

async function isMade(folder: string): Promise<boolean> {
  return readFile(join(folder, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
}

async function shorten(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  if (size > largestLogBytes) await truncate(logFile, 0);
}
