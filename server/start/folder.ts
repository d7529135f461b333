import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StartRefusal } from './refusal.ts';

/**
 * Makes the data folder if need be, for its owner alone.
 * @throws StartRefusal when it cannot be made, read or written
 */
export async function prepareDataFolder(dataDir: string): Promise<void> {
  try {
    await makeFolder(dataDir);
    if (!(await stat(dataDir)).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartRefusal(`DATA_DIR ${dataDir} ${reasonOf((error as NodeJS.ErrnoException).code)}.`);
  }
}

/**
 * Makes a folder and those above it. Not by `recursive`: where nothing can be made under a folder that
 * exists, as under /proc, Node's own way tries for ever.
 */
async function makeFolder(path: string): Promise<void> {
  const make = () => mkdir(path, { mode: 0o700 });
  try {
    await make();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await make();
  }
}

function reasonOf(code: string | undefined): string {
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'is not a folder: name another place';
  if (code === 'EROFS') return 'is on a read-only disk: name another place';
  if (code === 'EACCES' || code === 'EPERM')
    return 'cannot be read and written by this user: change its owner or name another place';
  return `cannot be used (${code}): name another place`;
}
