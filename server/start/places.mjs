import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the project. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The Node that runs the product: the one that came with the dependencies, or this one where it is
 * recent enough (server files are TypeScript that only Node 24 reads).
 */
export function findNode() {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const installed = join(root, 'node_modules', '.bin', `node${suffix}`);
  if (existsSync(installed)) return installed;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(
    `No Node 24 was installed for ${process.platform} on ${process.arch}: install Node 24 yourself.`,
  );
}
