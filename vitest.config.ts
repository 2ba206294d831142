import { defineConfig } from 'vitest/config'

/**
 * For editors and for whoever types `npx vitest`: it knows where the checks are, and refuses to run them, because the
 * guards that keep a target safe are set up by the launcher.
 */
export default defineConfig({
  test: {
    include: ['suites/**/*.{check,trade,drill}.ts'],
    globalSetup: ['fixtures/refuse-plain-vitest.ts'],
  },
})
