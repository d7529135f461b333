import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const project = resolve(import.meta.dirname, '../..');

/** A file that would import something, and a word of the lesson that the lint must teach it. */
const forbidden: [file: string, imported: string, lesson: string][] = [
  ['app/page.tsx', 'socket.io', 'server/sockets'],
  ['app/sign-in/page.tsx', 'lucia', 'session.ts'],
  ['app/m/page.tsx', '../../server/services.ts', 'Across rooms'],
  ['components/agenda/items.tsx', '#server/services.ts', 'components imports only meeting'],
  ['components/agenda/rows.tsx', '#db/schema.ts', 'components imports only meeting'],
  ['components/agenda/rules.tsx', '#meeting/agenda.ts', 'import type'],
  ['components/agenda/shape.tsx', 'zod', 'browsers'],
  ['components/agenda/page.tsx', '../../app/page.tsx', 'Nobody imports app'],
  ['components/live/store.ts', 'react', 'plain TypeScript'],
  ['components/live/place.ts', 'next/navigation', 'plain TypeScript'],
  ['server/main.ts', '#components/ui/field.tsx', 'server imports meeting and db only'],
  ['server/http/page.ts', '../../app/page.tsx', 'Nobody imports app'],
  ['server/auth/join.ts', 'lucia', 'session.ts'],
  ['server/letter/title.ts', '#meeting/limits.ts', 'knows nothing of the house'],
  ['server/letter/save.ts', '#db/schema.ts', 'knows nothing of the house'],
  ['db/seed.ts', '#server/services.ts', 'ground floor'],
  ['db/factories.ts', '#components/ui/field.tsx', 'ground floor'],
  ['db/client.ts', '#meeting/agenda.ts', 'import type'],
  ['meeting/agenda.ts', '#server/services.ts', 'pure heart'],
  ['meeting/phase.ts', '#db/schema.ts', 'pure heart'],
  ['meeting/text.ts', 'node:fs', 'pure heart'],
  ['meeting/views.ts', 'socket.io', 'pure heart'],
];

const allowed: [file: string, imported: string][] = [
  ['app/allowed.tsx', '#server/services.ts'],
  ['components/agenda/allowed.tsx', '#meeting/limits.ts'],
  ['server/allowed.ts', '#db/schema.ts'],
  ['server/auth/session.ts', 'lucia'],
  ['meeting/allowed.ts', 'zod'],
  ['meeting/allowed-too.ts', './limits.ts'],
];

let house = '';
let lessons = new Map<string, string>();

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'tavolo-house-'));
  mkdirSync(join(house, 'docs/lint'), { recursive: true });
  copyFileSync(join(project, 'biome.json'), join(house, 'biome.json'));
  copyFileSync(
    join(project, 'docs/lint/meeting-types-only.grit'),
    join(house, 'docs/lint/meeting-types-only.grit'),
  );
  symlinkSync(join(project, 'node_modules'), join(house, 'node_modules'));
  for (const [file, imported] of [...forbidden, ...allowed]) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), `import { thing } from '${imported}';\n\nthing();\n`);
  }
  lessons = lint();
}, 60_000);

afterAll(() => rmSync(house, { recursive: true, force: true }));

test.each(forbidden)('%s may not import %s, and is told why', (file, _imported, lesson) => {
  expect(lessons.get(file)).toContain(lesson);
});

test.each(allowed)('%s may import %s', (file) => {
  expect(lessons.get(file)).toBeUndefined();
});

/** What the lint says to each file, by its path in the house. */
function lint(): Map<string, string> {
  const biome = join(project, 'node_modules/@biomejs/biome/bin/biome');
  const args = ['lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', '.'];
  let report = '';
  try {
    report = execFileSync(process.execPath, [biome, ...args], {
      cwd: house,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (failure) {
    // The lint ends with a failure when it finds something, which is what this test wants.
    report = (failure as { stdout: string }).stdout;
  }
  const { diagnostics } = JSON.parse(report) as {
    diagnostics: { message: string; location: { path: string } }[];
  };
  return new Map(diagnostics.map(({ message, location }) => [location.path, message]));
}
