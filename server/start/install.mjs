import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './child.mjs';
import { root } from './places.mjs';
import { withProgress } from './progress.mjs';

const stampFile = join(root, 'node_modules', '.tavolo-installed');

/**
 * Installs the dependencies when the lock file is another than at the last install.
 * @returns {Promise<boolean>} false when npm failed, and has said why
 */
export async function installIfNeeded() {
  const wanted = createHash('sha256')
    .update(await readFile(join(root, 'package-lock.json')))
    .digest('hex');
  const present = await readFile(stampFile, 'utf8').catch(() => '');
  if (present === wanted) return true;
  const code = await withProgress('Installing the dependencies (npm ci)', runNpmCi);
  if (code !== 0) {
    console.error('The dependencies could not be installed: see what npm says above.');
    return false;
  }
  await writeFile(stampFile, wanted);
  return true;
}

function runNpmCi() {
  const args = ['ci', '--no-fund', '--no-audit', '--include=dev', '--include=optional'];
  // npm names itself to the scripts that it runs; started by hand, it is looked for on the PATH.
  const npm = process.env.npm_execpath;
  if (npm && /\.c?js$/.test(npm)) return run(process.execPath, [npm, ...args], { stdout: 'stderr' });
  return run('npm', args, { stdout: 'stderr', shell: process.platform === 'win32' });
}
