import { describe } from 'vitest'
import { chromiumNames, chromiumPath } from './chromium-path.ts'

const advice = `one of ${chromiumNames.join(', ')} must be on the PATH to see the report in a browser, none was: install Chromium`

if (!chromiumPath && process.env.CI === 'true') throw new Error(advice)
if (!chromiumPath) console.warn(`BROWSER TESTS ARE LEFT OUT: ${advice}`)

/** Tests that need a real browser; without one they are left out, loudly, and in CI they fail. */
export function inChromium(name: string, tests: () => void): void {
  const title = chromiumPath ? name : `${name} (LEFT OUT: no Chromium on the PATH)`
  describe.skipIf(!chromiumPath)(title, tests)
}
