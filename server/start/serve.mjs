import { spawn, spawnSync } from 'node:child_process';
import { findNode, root } from './places.mjs';

/**
 * Runs the server until it ends. A signal to us is a request to it to stop; when npm, who started
 * us, is gone, so are those who could ask: then it stops as well. The server, in turn, notices by
 * the closed channel when we are gone.
 * @param {'production' | 'development'} mode
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
export function serve(mode, args) {
  return new Promise((resolve) => {
    const server = spawn(findNode(), ['server/main.ts', ...args], {
      cwd: root,
      env: { ...process.env, NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    const stop = () => server.kill('SIGTERM');
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, stop);
    const watching = watchNpm(stop);
    server.once('error', (error) => {
      console.error(`The server could not be started: ${error.message}`);
      resolve(1);
    });
    server.once('exit', (code) => {
      clearInterval(watching);
      resolve(code ?? 1);
    });
  });
}

/** @param {() => void} onGone */
function watchNpm(onGone) {
  // Started by hand, the parent is a shell that may well go before us.
  if (!process.env.npm_lifecycle_event) return undefined;
  const parent = process.ppid;
  const npm = findNpm(parent);
  return setInterval(() => {
    if (process.ppid !== parent || !isRunning(npm)) onGone();
  }, 1_000);
}

/**
 * npm runs a script through a shell, which may step aside or stay in between.
 * @param {number} parent
 */
function findNpm(parent) {
  if (process.platform === 'win32') return parent;
  const { stdout } = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(parent)], { encoding: 'utf8' });
  const [, grandparent, name = ''] = stdout?.match(/^\s*(\d+)\s+(.+)$/m) ?? [];
  return /sh$/.test(name.trim()) ? Number(grandparent) : parent;
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
