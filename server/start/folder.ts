import { access, constants, mkdir, stat } from 'node:fs/promises';
import { StartRefusal } from './refusal.ts';

/**
 * Makes the data folder if need be, for its owner alone.
 * @throws StartRefusal when it cannot be made, read or written
 */
export async function prepareDataFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    if (!(await stat(dataDir)).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartRefusal(`DATA_DIR ${dataDir} ${reasonOf((error as NodeJS.ErrnoException).code)}.`);
  }
}

function reasonOf(code: string | undefined): string {
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'is not a folder: name another place';
  if (code === 'EROFS') return 'is on a read-only disk: name another place';
  if (code === 'EACCES' || code === 'EPERM')
    return 'cannot be read and written by this user: change its owner or name another place';
  return `cannot be used (${code}): name another place`;
}
