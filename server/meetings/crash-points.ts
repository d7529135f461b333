export type CrashPoint = 'before_commit' | 'after_commit' | 'after_ack';

/**
 * Dies here, as by `kill -9`, when a test asked for it: `CRASH_AT=after_commit:3` is the third time.
 * Does nothing outside `NODE_ENV=test`.
 */
export function crashPoint(name: CrashPoint): void {
  if (wanted === null || wanted.name !== name) return;
  wanted.remaining -= 1;
  if (wanted.remaining <= 0) process.kill(process.pid, 'SIGKILL');
}

const wanted = readWanted();

function readWanted(): { name: string; remaining: number } | null {
  if (process.env.NODE_ENV !== 'test' || !process.env.CRASH_AT) return null;
  const [name = '', count = '1'] = process.env.CRASH_AT.split(':');
  return { name, remaining: Number(count) };
}
