import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { html } from '../reporters/html.ts'
import { chromiumPath } from '../tests/browser/chromium-path.ts'
import { largeReport } from '../tests/reporters/large-report.ts'
import type { BenchResult } from './result.ts'

const checks = 200
const rounds = 5

/** The page for people, of many checks on three venues: how large it is, how long it takes to make and to open. */
export async function benchReport(): Promise<readonly BenchResult[]> {
  const report = largeReport(checks)
  const page = html(report)
  const sizeKb = Buffer.byteLength(page) / 1000
  const madeMs = await medianMs(() => Promise.resolve(html(report)))
  const what = `report of ${checks} checks, ${report.results.length} results`
  return [
    { name: `${what}, size`, value: sizeKb, unit: 'kB', target: 3000, holds: sizeKb <= 3000 },
    { name: `${what}, made in`, value: madeMs, unit: 'ms', target: 2000, holds: madeMs <= 2000 },
    ...(await opened(what, page)),
  ]
}

/** From the order to open the file until its first picture stands, in a Chromium that is running already. */
async function opened(what: string, page: string): Promise<readonly BenchResult[]> {
  if (!chromiumPath) {
    console.warn(`${what}, opened in: LEFT OUT, because there is no Chromium on the PATH`)
    return []
  }
  const folder = mkdtempSync(join(tmpdir(), 'readiness-bench-'))
  const file = join(folder, 'readiness.html')
  writeFileSync(file, page)
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] })
  try {
    const openedMs = await medianMs(async () => {
      const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } })
      const startedMs = performance.now()
      await tab.goto(pathToFileURL(file).href)
      await tab.evaluate('new Promise(done => requestAnimationFrame(() => setTimeout(done)))')
      const tookMs = performance.now() - startedMs
      await tab.close()
      return tookMs
    })
    return [
      {
        name: `${what}, opened in`,
        value: openedMs,
        unit: 'ms',
        target: 1000,
        holds: openedMs <= 1000,
      },
    ]
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true })
  }
}

/** The median of some rounds, as the round itself says or as it is timed. */
async function medianMs(round: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let index = 0; index < rounds; index++) {
    const startedMs = performance.now()
    const said = await round()
    times.push(typeof said === 'number' ? said : performance.now() - startedMs)
  }
  return times.toSorted((one, other) => one - other)[Math.floor(rounds / 2)]!
}
