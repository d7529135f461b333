import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

const build = join(import.meta.dirname, '..', '.next');
const page = '/m/[slug]/live/page';

test('the phone page loads at most 165 KB of script, compressed', () => {
  const bytes = phoneScripts().map((file) => gzipSync(readFileSync(join(build, file))).length);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(165_000);
});

test('neither the video library, nor schemas, nor the desk’s widgets come with the phone page', () => {
  for (const file of phoneScripts()) {
    const script = readFileSync(join(build, file), 'utf8');
    for (const marker of ['livekit', '_zod', 'react-aria'])
      expect(script.includes(marker), `${marker} in ${file}`).toBe(false);
  }
});

/** Every script of the first view, as the build lists them: Next's own, the layout's, the page's. */
function phoneScripts(): string[] {
  const { rootMainFiles } = JSON.parse(readFileSync(join(build, 'build-manifest.json'), 'utf8'));
  const entries: Record<string, string[]> = clientManifest().entryJSFiles;
  return [...new Set([...rootMainFiles, ...Object.values(entries).flat()])];
}

/** The manifest is a script that hangs itself on a global. */
function clientManifest() {
  const context: { __RSC_MANIFEST?: Record<string, { entryJSFiles: Record<string, string[]> }> } = {};
  runInNewContext(
    readFileSync(join(build, 'server/app', `${page}_client-reference-manifest.js`), 'utf8'),
    context,
  );
  const manifest = context.__RSC_MANIFEST?.[page];
  if (!manifest) throw new Error('The build does not list the scripts of the phone page where it used to.');
  return manifest;
}
