import { execSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';

/** One measured figure; `goal` is a sentence, so that nobody takes a figure of another machine for a verdict. */
export interface Figure {
  what: string;
  value: number;
  unit: string;
  goal: string;
}

/** Prints the table and keeps the raw figures, with the machine they were measured on. */
export function report(figures: readonly Figure[], raw: unknown): void {
  console.table(
    figures.map(({ what, value, unit, goal }) => ({ what, measured: `${round(value)} ${unit}`, goal })),
  );
  const machine = {
    cpu: cpus()[0]?.model,
    cores: availableParallelism(),
    memoryGiB: round(totalmem() / 2 ** 30),
    node: process.version,
    commit: execSync('git rev-parse --short HEAD', { encoding: 'utf8' }).trim(),
  };
  mkdirSync('bench/results', { recursive: true });
  const path = `bench/results/${new Date().toISOString().replaceAll(':', '-')}.json`;
  writeFileSync(path, JSON.stringify({ machine, figures, raw }, null, 2));
  console.log(`Raw figures: ${path}`);
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** @param share 0 to 1 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
