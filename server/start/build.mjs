import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './places.mjs';
import { runProgram } from './program.mjs';
import { withProgress } from './progress.mjs';

/** What the built pages are made of: their own rooms, those they import, and what configures the build. */
const sources = [
  'app',
  'components',
  'meeting',
  'messages',
  'server',
  'db',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
const stampFile = join(root, '.next', 'tavolo-built');

/**
 * Builds the pages when a source is another than at the last build.
 * @returns {Promise<boolean>} false when the build failed, and has said why
 */
export async function buildIfNeeded() {
  const wanted = await digestSources();
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === wanted) return true;
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const code = await withProgress('Building the pages (next build)', () =>
    runProgram('node_modules/next/dist/bin/next', ['build'], { stdout: 'stderr', env }),
  );
  if (code !== 0) {
    console.error('The pages could not be built: see what Next says above.');
    return false;
  }
  await writeFile(stampFile, wanted);
  return true;
}

// By content, not by time: a fresh checkout or a touched file is not a change.
async function digestSources() {
  const digest = createHash('sha256');
  for (const source of sources) {
    for (const path of await listFiles(source))
      digest.update(`\0${path}\0`).update(await readFile(join(root, path)));
  }
  return digest.digest('hex');
}

/**
 * @param {string} path from the root: a file or a folder
 * @returns {Promise<string[]>} sorted; empty where there is nothing
 */
async function listFiles(path) {
  try {
    const entries = await readdir(join(root, path), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && !isTest(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
      .sort();
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code;
    if (code === 'ENOENT') return [];
    if (code === 'ENOTDIR') return [path];
    throw error;
  }
}

/** @param {string} name */
function isTest(name) {
  return /\.test\.tsx?$/.test(name) || name.startsWith('test-');
}
