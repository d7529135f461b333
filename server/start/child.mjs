import { spawn } from 'node:child_process';
import { root } from './places.mjs';

/**
 * Runs a program to its end, in the project's root; a signal that ends us ends it first.
 * @param {string} program
 * @param {string[]} args
 * @param {{ stdout?: 'stdout' | 'stderr', env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 *   `stderr` keeps our standard output clean
 * @returns {Promise<number>} its exit code; 1 when it could not be started or was ended by a signal
 */
export function run(program, args, { stdout = 'stdout', env = process.env, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env,
      shell,
      stdio: ['inherit', stdout === 'stderr' ? 2 : 1, 2],
    });
    const end = (/** @type {NodeJS.Signals} */ signal) => {
      child.kill(signal);
      child.once('close', () => process.exit(1));
    };
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    for (const signal of signals) process.on(signal, end);
    const finish = (/** @type {number} */ code) => {
      for (const signal of signals) process.off(signal, end);
      resolve(code);
    };
    child.once('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      finish(1);
    });
    child.once('close', (code) => finish(code ?? 1));
  });
}
