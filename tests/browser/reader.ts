import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import type { RunReport } from '../../core/run-report.ts'
import { html } from '../../reporters/html.ts'
import { chromiumPath } from './chromium-path.ts'

/** How somebody looks at a report. */
export type Look = Pick<BrowserContextOptions, 'viewport' | 'colorScheme' | 'javaScriptEnabled'>

export const desktop = { width: 1280, height: 800 }
export const phone = { width: 390, height: 844 }

/** Opens reports from files in one Chromium for all tests of a file; whatever the page complains of fails the test. */
export function reader() {
  let browser: Browser
  let folder = ''
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'report-'))
    // Chromium's own sandbox does not work for root, which CI often is; the page is ours and fetches nothing.
    browser = await chromium.launch({ executablePath: chromiumPath!, args: ['--no-sandbox'] })
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true })
  })

  return async (report: RunReport, look: Look = {}, hash = ''): Promise<Reading> => {
    const file = join(folder, `${report.verdict}-${report.results.length}.html`)
    writeFileSync(file, html(report))
    const context = await browser.newContext({ viewport: desktop, ...look })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', message => complaints.push(message.text()))
    page.on('pageerror', error => complaints.push(error.message))
    page.on('request', request => {
      if (!request.url().startsWith(pathToFileURL(file).href)) complaints.push(request.url())
    })
    await page.goto(pathToFileURL(file).href + hash)
    return {
      page,
      complaints,
      [Symbol.asyncDispose]: () => context.close(),
    }
  }
}

export interface Reading extends AsyncDisposable {
  readonly page: Page
  /** Errors, messages and requests of the page. */
  readonly complaints: readonly string[]
}
