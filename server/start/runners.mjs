import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfNeeded } from './build.mjs';
import { runProgram } from './program.mjs';
import { addTotals, closingLine, totalsOfExit, totalsOfPlaywright, totalsOfVitest } from './totals.mjs';

/**
 * @typedef {import('./totals.mjs').Totals} Totals
 * @typedef {{ name: string, run(reportFile: string): Promise<Totals> }} Runner
 */

/** @type {Runner[]} */
export const checkRunners = [
  {
    name: 'format and lint',
    run: async () => totalsOfExit(await tool('@biomejs/biome/bin/biome', ['ci', '.'])),
  },
  { name: 'types', run: async () => totalsOfExit(await checkTypes()) },
  { name: 'unit tests', run: (reportFile) => runVitest('unit', reportFile) },
  { name: 'wire tests', run: (reportFile) => runVitest('wire', reportFile) },
];

/** @type {Runner[]} */
export const storyRunners = [{ name: 'browser stories', run: runStories }];

/**
 * Runs all, also after one has failed, and closes with one line over all of them.
 * @param {Runner[]} runners
 * @returns {Promise<number>} the exit code
 */
export async function runAll(runners) {
  const folder = await mkdtemp(join(tmpdir(), 'tavolo-reports-'));
  let totals = { passed: 0, failed: 0, skipped: 0 };
  try {
    for (const [index, { name, run }] of runners.entries()) {
      console.log(`\n== ${name}`);
      totals = addTotals(totals, await run(join(folder, `${index}.json`)));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  console.log(`\n${closingLine(totals)}`);
  return totals.failed === 0 ? 0 : 1;
}

async function checkTypes() {
  // Types of the routes, and the declarations that a fresh clone does not have yet.
  const code = await tool('next/dist/bin/next', ['typegen']);
  return code === 0 ? tool('typescript/bin/tsc', ['--noEmit']) : code;
}

/**
 * @param {string} project
 * @param {string} reportFile
 */
async function runVitest(project, reportFile) {
  const code = await tool('vitest/vitest.mjs', [
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
  ]);
  return totalsOfVitest(await readReport(reportFile), code);
}

/** @param {string} reportFile */
async function runStories(reportFile) {
  if (!(await buildIfNeeded())) return totalsOfExit(1);
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile };
  const code = await tool('@playwright/test/cli.js', ['test', '--reporter=list,json'], env);
  return totalsOfPlaywright(await readReport(reportFile), code);
}

/**
 * @param {string} script inside node_modules
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function tool(script, args, env = process.env) {
  return runProgram(join('node_modules', script), args, { env });
}

/**
 * @param {string} reportFile
 * @returns {Promise<any>} null when the runner crashed before it could write one
 */
async function readReport(reportFile) {
  try {
    return JSON.parse(await readFile(reportFile, 'utf8'));
  } catch {
    return null;
  }
}
