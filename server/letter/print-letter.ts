import { readFile } from 'node:fs/promises';
import { readDocx } from './docx.ts';
import { toLetterJson } from './letter-json.ts';
import { readLetter } from './read-letter.ts';

/** Prints what the letter in a file says, as one JSON object. A file that cannot be read ends the program with 1. */
async function printLetter(path: string | undefined): Promise<void> {
  if (!path)
    return fail('Name a letter to read: npm run --silent read-letter -- FILE (text, markdown or .docx).');
  const file = await readFile(path).catch((error: NodeJS.ErrnoException) =>
    fail(`Cannot read "${path}": ${reasonOf(error)}.`),
  );
  if (!file) return;
  const text = await textOf(file).catch(() =>
    fail(`Cannot read "${path}": it is neither text nor a Word file (.docx).`),
  );
  if (text === undefined) return;
  process.stdout.write(`${JSON.stringify(toLetterJson(readLetter(text)), null, 2)}\n`);
}

async function textOf(file: Buffer): Promise<string> {
  const isZip = file.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004';
  if (isZip) return readDocx(file);
  if (file.includes(0)) throw new Error('binary file');
  return decode(file);
}

/** Old word processors save text in Windows' Western encoding; bytes that are no UTF-8 are read as that. */
function decode(file: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return new TextDecoder('windows-1252').decode(file);
  }
}

function reasonOf(error: NodeJS.ErrnoException): string {
  const reasons: Record<string, string> = {
    ENOENT: 'there is no such file',
    EACCES: 'it may not be opened',
    EISDIR: 'it is a folder',
  };
  return reasons[error.code ?? ''] ?? error.message;
}

function fail(sentence: string): undefined {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

await printLetter(process.argv[2]);
