import { run } from './child.mjs';
import { findNode } from './places.mjs';

/**
 * Runs one of the project's own programs, or a tool's script, with the product's Node.
 * @param {string} script path from the project's root
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runProgram(script, args, options) {
  return run(findNode(), [script, ...args], options);
}
