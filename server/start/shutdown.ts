import type { Log } from '#server/log.ts';

/** A stop that lasts longer is cut: whoever waits has been promised five seconds. */
const longestMs = 4_600;

/**
 * Ends what was started, the last first, once: at Ctrl-C, SIGTERM, when the launcher is gone, or when
 * a start fails half-way. A part that fails to end does not keep the others.
 */
export function createShutdown(log: Log) {
  const parts: { name: string; end: () => unknown }[] = [];
  const beginnings: (() => unknown)[] = [];
  let running: Promise<never> | null = null;

  const run = (code: number): Promise<never> => {
    running ??= endAll(code);
    return running;
  };
  const endAll = async (code: number): Promise<never> => {
    setTimeout(() => process.exit(code), longestMs).unref();
    for (const begin of beginnings) await attempt('announcement', begin);
    for (const { name, end } of parts.reverse()) await attempt(name, end);
    process.exit(code);
  };
  const attempt = async (name: string, act: () => unknown): Promise<void> => {
    try {
      await act();
    } catch (error) {
      log.warn({ reason: String(error) }, `${name} did not end cleanly`);
    }
  };

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void run(0));
  process.on('disconnect', () => void run(0));

  return {
    /** Parts end in the reverse order of their start. */
    add(name: string, end: () => unknown): void {
      parts.push({ name, end });
    },
    /** Called first of all, while everything still runs. */
    onBegin(act: () => unknown): void {
      beginnings.push(act);
    },
    run,
  };
}
