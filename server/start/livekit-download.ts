import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const answerWithinMs = 10_000;
const systems: Record<string, string> = { linux: 'linux', win32: 'windows' };
const processors: Record<string, string> = { x64: 'amd64', arm64: 'arm64' };

interface Download {
  version: string;
  /** Where the program is put. */
  target: string;
  report(progress: string): void;
}

/** Fetches LiveKit from its official release. False where there is none for this system, or the network does not answer. */
export async function downloadLiveKit({ version, target, report }: Download): Promise<boolean> {
  const system = systems[process.platform];
  const processor = processors[process.arch];
  if (!system || !processor) return false;
  const archive = `livekit_${version}_${system}_${processor}.${system === 'windows' ? 'zip' : 'tar.gz'}`;
  const release = `https://github.com/livekit/livekit/releases/download/v${version}`;
  try {
    report('looking for the official release');
    const sums = (await fetchBytes(`${release}/checksums.txt`, () => {})).toString('utf8');
    const bytes = await fetchBytes(`${release}/${archive}`, (megabytes) =>
      report(`downloaded ${megabytes} MB`),
    );
    if (createHash('sha256').update(bytes).digest('hex') !== checksumOf(archive, sums)) {
      throw new Error('the archive is not the one its list of checksums names');
    }
    await unpack(archive, bytes, target);
    return true;
  } catch (error) {
    report(`no release from the network (${error instanceof Error ? error.message : error})`);
    return false;
  }
}

/** Gives up when the other side is silent for ten seconds, however long the whole takes. */
async function fetchBytes(url: string, onMegabytes: (megabytes: number) => void): Promise<Buffer> {
  const silence = new AbortController();
  const alarm = setTimeout(() => silence.abort(new Error('no answer within 10 s')), answerWithinMs);
  try {
    const response = await fetch(url, { signal: silence.signal });
    if (!response.ok || !response.body) throw new Error(`answer ${response.status}`);
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of response.body) {
      alarm.refresh();
      parts.push(part);
      size += part.length;
      onMegabytes(Math.floor(size / 1_000_000));
    }
    return Buffer.concat(parts);
  } finally {
    clearTimeout(alarm);
  }
}

function checksumOf(archive: string, sums: string): string | undefined {
  const line = sums.split('\n').find((candidate) => candidate.trim().endsWith(` ${archive}`));
  return line?.trim().split(/\s+/)[0];
}

async function unpack(archive: string, bytes: Buffer, target: string): Promise<void> {
  const folder = await mkdtemp(join(dirname(target), 'unpack-'));
  try {
    await writeFile(join(folder, archive), bytes);
    // Windows too has tar, and its tar opens zip.
    await run('tar', ['-xf', archive], { cwd: folder });
    await rename(join(folder, basename(target)), target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
