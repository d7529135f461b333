import { buildIfNeeded } from './build.mjs';
import { installIfNeeded } from './install.mjs';
import { runProgram } from './program.mjs';
import { checkRunners, runAll, storyRunners } from './runners.mjs';
import { serve } from './serve.mjs';

/**
 * Runs one of the project's commands, after installing what it needs.
 * @param {string} name
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function runCommand(name, args) {
  const command = commands[name];
  if (!command) {
    console.error(`There is no command "${name}": it is one of ${Object.keys(commands).join(', ')}.`);
    return 1;
  }
  if (!(await installIfNeeded())) return 1;
  return command(args);
}

/** @type {Record<string, (args: string[]) => Promise<number>>} */
const commands = {
  start: async (args) => ((await buildIfNeeded()) ? serve('production', args) : 1),
  dev: (args) => serve('development', args),
  check: () => runAll(checkRunners),
  test: () => runAll([...checkRunners, ...storyRunners]),
  bench: (args) => runProgram('bench/run.ts', args),
  staff: (args) => runProgram('server/auth/staff.ts', args),
};
