import { defineConfig } from 'vitest/config';

const notTests = ['node_modules/**', '.next/**', 'e2e/**'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{meeting,components,server,db,app,messages}/**/*.test.{ts,tsx}'],
          exclude: [...notTests, '**/*.wire.test.ts'],
        },
      },
      {
        test: {
          name: 'wire',
          include: ['{server,db,app}/**/*.wire.test.ts'],
          exclude: notTests,
          globalSetup: './server/start/test-postgres.ts',
          // Real processes and a real database on a busy machine: the limits only end what hangs.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Each file drives servers of its own; more at once would only make them wait for one another.
          maxWorkers: 2,
        },
      },
    ],
  },
});
