import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'apps/*/src/**/*.test.{ts,tsx}',
      'packages/*/src/**/*.test.{ts,tsx}',
      'packages/*/testing/**/*.test.ts',
      'scripts/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/generated/**', '**/.next/**', 'e2e/**'],
    globalSetup: 'scripts/testing/global-setup.ts',
    pool: 'forks',
    // Files of one worker share what they import: half of the time would go into reading it anew. No module keeps a test's state.
    isolate: false,
    // Tests wait for PostgreSQL more than they compute.
    maxWorkers: 4,
    restoreMocks: true,
    unstubEnvs: true,
    // Two cores shared with a database: a slow machine must not fail what is right.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
