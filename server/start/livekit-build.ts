import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);
const oldestGo = [1, 26] as const;
/** Packages that the compiler names one by one, counted once on an empty cache. */
const packages = 900;

interface Build {
  /** The Go tool. */
  go: string;
  version: string;
  /** Where the program is put. */
  target: string;
  report(progress: string): void;
}

/** Builds LiveKit from its source; minutes when nothing is cached. False when Go is too old or the build fails. */
export async function buildLiveKit({ go, version, target, report }: Build): Promise<boolean> {
  if (!(await isRecent(go))) {
    report(`Go is older than ${oldestGo.join('.')}: LiveKit cannot be built`);
    return false;
  }
  report('no release at hand: building it with Go, which takes some minutes once');
  const folder = await mkdtemp(join(dirname(target), 'build-'));
  try {
    const build = spawn(go, ['install', '-v', `github.com/livekit/livekit-server/cmd/server@v${version}`], {
      env: { ...process.env, GOBIN: folder },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const [code, lastLine] = await follow(build.stderr, once(build, 'close'), report);
    if (code !== 0) throw new Error(lastLine || `go install ended with ${code}`);
    await rename(join(folder, `server${extname(target)}`), target);
    return true;
  } catch (error) {
    report(`the build failed (${error instanceof Error ? error.message : error})`);
    return false;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function isRecent(go: string): Promise<boolean> {
  const printed = await run(go, ['env', 'GOVERSION']).catch(() => null);
  const [, major, minor] = printed?.stdout.match(/go(\d+)\.(\d+)/) ?? [];
  return Number(major) === oldestGo[0] && Number(minor) >= oldestGo[1];
}

async function follow(
  printed: NodeJS.ReadableStream,
  closed: Promise<unknown[]>,
  report: Build['report'],
): Promise<[code: unknown, lastLine: string]> {
  let lines = 0;
  let lastLine = '';
  createInterface({ input: printed }).on('line', (line) => {
    lastLine = line;
    if (!line.startsWith('go: ')) lines += 1;
    const share = Math.min(99, Math.floor((lines / packages) * 100));
    report(lines === 0 ? 'fetching its source' : `compiling, about ${share} %`);
  });
  const [code] = await closed;
  return [code, lastLine];
}
