import { defineConfig } from 'vitest/config'
import '../bin/clean-exit.js'

/** Rooms whose tests open nothing and change nothing of their process: they may share a thread, one after another. */
const pure = ['core', 'config', 'helpers', 'history', 'reporters'].map(
  room => `tests/${room}/**/*.test.ts`,
)

/** The framework's own tests; the checks are run by the launcher, not by this configuration. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      { extends: true, test: { name: 'target', include: ['tests/**/*.test.ts'], exclude: pure } },
    ],
    pool: 'threads',
    // Most tests wait for a server or a clock: a third worker keeps two cores busy.
    maxWorkers: 3,
    // A busy machine may hold a process up for seconds.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 20_000 } },
    coverage: {
      include: [
        'core',
        'config',
        'helpers',
        'clients',
        'fixtures',
        'engines',
        'reporters',
        'history',
        'sentinel',
        'sandbox',
      ].map(room => `${room}/**/*.ts`),
      reporter: ['text-summary', 'html'],
    },
  },
})
