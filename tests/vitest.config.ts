import { defineConfig } from 'vitest/config'
import '../bin/clean-exit.js'

/** The framework's own tests; the checks are run by the launcher, not by this configuration. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/**/*.test.ts'],
    pool: 'threads',
    // Most tests wait for a server or a clock: a worker more than Vitest's cores less one keeps two cores busy.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    coverage: {
      include: [
        'core',
        'config',
        'helpers',
        'clients',
        'fixtures',
        'reporters',
        'history',
        'sentinel',
        'sandbox',
      ].map(room => `${room}/**/*.ts`),
      reporter: ['text-summary', 'html'],
    },
  },
})
