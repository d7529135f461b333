import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const files = readdirSync(import.meta.dirname).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('test-'),
);

it.each(files)('%s imports nothing but zod and its own room', (file) => {
  const source = readFileSync(`${import.meta.dirname}/${file}`, 'utf8');
  const imported = [...source.matchAll(/(?:from|import)\s*\(?\s*["']([^"']+)["']/g)].map(([, path]) => path);
  expect(imported.filter((path) => path !== 'zod' && !path?.startsWith('./'))).toEqual([]);
});

it.each(files)('%s reads no clock, throws no dice and reaches for nothing outside', (file) => {
  const source = readFileSync(`${import.meta.dirname}/${file}`, 'utf8').replaceAll(
    /\/\*[\s\S]*?\*\/|\/\/.*/g,
    '',
  );
  expect(source).not.toMatch(
    /Date\.now|new Date|Math\.random|randomUUID|process\.|globalThis|fetch\(|setTimeout/,
  );
});
