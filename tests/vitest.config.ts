import { defineConfig } from 'vitest/config'
import '../bin/clean-exit.js'

/** The framework's own tests; the checks are run by the launcher, not by this configuration. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/**/*.test.ts'],
    pool: 'threads',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    coverage: {
      include: [
        'core',
        'config',
        'helpers',
        'clients',
        'fixtures',
        'reporters',
        'sentinel',
        'sandbox',
      ].map(room => `${room}/**/*.ts`),
      reporter: ['text-summary', 'html'],
    },
  },
})
