import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes a file that only its owner can read, whole or not at all. */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  const draft = join(dirname(path), `.${randomBytes(6).toString('hex')}`);
  await writeFile(draft, text, { mode: 0o600, flag: 'wx' });
  await rename(draft, path);
}

/** The secret kept in this file, made at the first call. 64 hexadecimal digits: 256 bits. */
export async function keepSecret(path: string): Promise<string> {
  const kept = await readTextIfAny(path);
  if (kept?.trim()) return kept.trim();
  const secret = randomBytes(32).toString('hex');
  await writePrivateFile(path, `${secret}\n`);
  return secret;
}

/** The text of a file, or null where there is none. */
export async function readTextIfAny(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
