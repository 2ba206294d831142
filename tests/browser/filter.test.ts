import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { realisticReports } from '../reporters/realistic-reports.ts'
import { inChromium } from './chromium.ts'
import { reader } from './reader.ts'

const { failing } = realisticReports
const checks = new Set(failing.results.map(({ id }) => id)).size

inChromium('the filter', () => {
  const open = reader()

  test('is worked with the keyboard alone, says how many match, and is kept in the address', async () => {
    await using reading = await open(failing)
    const { page } = reading
    await focusOn(page, 'Search')
    await page.keyboard.type('signature')
    await status(page, `1 of ${checks} checks shown`)
    expect(await shown(page)).toEqual(['check.connectivity.forged-signature'])
    await page.waitForURL(/#\?q=signature$/u)

    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.press('Delete')
    await status(page, `${checks} of ${checks} checks shown`)
    await page.keyboard.press('Tab')
    await page.keyboard.type('w')
    await status(page, `1 of ${checks} checks shown`)
    expect(await shown(page)).toEqual(['check.connectivity.instrument-metadata'])

    await focusOn(page, 'Clear')
    await page.keyboard.press('Enter')
    await status(page, `${checks} of ${checks} checks shown`)
    await page.waitForURL(/html$/u)
    expect(reading.complaints).toEqual([])
  })

  test.for([
    ['outcome=failed', 2],
    ['outcome=failed&venue=coinbase', 1],
    ['outcome=failed&venue=binance', 0],
    ['outcome=attention&severity=critical', 3],
    ['phase=market-data', 1],
    ['venue=kraken&q=KEY', 2],
    ['q=nothing-says-this', 0],
    ['outcome=nonsense', checks],
  ] as const)('a link with %s shows %i checks', async ([query, count]) => {
    await using reading = await open(failing, {}, `#?${query}`)
    expect(await shown(reading.page)).toHaveLength(count)
    if (count === 0)
      await status(reading.page, `No check matches: clear the filter to see all ${checks}.`)
  })

  test('a link to a check that is filtered away shows and unfolds it', async () => {
    await using reading = await open(failing, {}, '#?outcome=failed')
    const { page } = reading
    await page.goto(`${page.url().split('#')[0]}#check.deployment.key-permissions`)
    const details = page.locator('[id="check.deployment.key-permissions"] details')
    await details.locator('.body').waitFor({ state: 'visible' })
    expect(await details.getAttribute('open')).toBe('')
  })

  test('hides the phases that have nothing to show', async () => {
    await using reading = await open(failing, {}, '#?phase=execution')
    expect(await reading.page.locator('.phase:visible h3').allTextContents()).toEqual(['Execution'])
  })

  test('without a script everything is shown, and no control pretends to work', async () => {
    await using reading = await open(failing, { javaScriptEnabled: false })
    expect(await shown(reading.page)).toHaveLength(checks)
    expect(await reading.page.locator('form').isVisible()).toBe(false)
  })
})

/** By tabbing, as somebody without a mouse does. */
async function focusOn(page: Page, label: string): Promise<void> {
  const wanted = page.getByLabel(label).or(page.getByRole('button', { name: label }))
  for (let tabs = 0; tabs < 200; tabs++) {
    await page.keyboard.press('Tab')
    if (await wanted.evaluate(isFocused)) return
  }
  throw new Error(`${label} must be reached by tabbing, was not after 200 tabs`)
}

/** Runs in the page. */
const isFocused = (node: unknown) => {
  const { ownerDocument } = node as { ownerDocument: { activeElement: unknown } }
  return ownerDocument.activeElement === node
}

const status = (page: Page, text: string) =>
  page.getByRole('status').getByText(text, { exact: true }).waitFor()

const shown = (page: Page) =>
  page
    .locator('.check:visible')
    .evaluateAll(nodes => nodes.map(node => (node as { id: string }).id))
