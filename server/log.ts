import { pino } from 'pino';

export type Log = Pick<typeof log, 'info' | 'warn' | 'error' | 'debug'>;

// Standard output belongs to the one line of `--json`; no secret and nothing personal is ever written.
const redacted = ['password', 'secret', 'apiSecret', 'token', 'cookie', 'authorization', 'email', 'name'];

/** The log of the process: one JSON object a line on standard error; `LOG_LEVEL` chooses how much. */
export const log = pino(
  {
    base: null,
    level: process.env.LOG_LEVEL ?? 'info',
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: redacted.flatMap((key) => [key, `*.${key}`]), censor: '[hidden]' },
  },
  // Synchronous: the last words of a process that ends are those that matter.
  pino.destination({ fd: 2, sync: true }),
);
