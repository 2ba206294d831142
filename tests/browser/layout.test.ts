import { expect, test } from 'vitest'
import { largeReport } from '../reporters/large-report.ts'
import { realisticReports } from '../reporters/realistic-reports.ts'
import { onSandbox, reportWith } from '../reporters/report-builder.ts'
import { failedLatency } from '../reporters/sample-results.ts'
import { inChromium } from './chromium.ts'
import { reader } from './reader.ts'

const { failing, clean } = realisticReports
const endless = 'x'.repeat(100_000)

inChromium('the page', () => {
  const open = reader()

  test.for([
    ['a failing report', { ...failing, ...onSandbox }],
    ['a report of 60 checks', largeReport(60)],
    [
      'a report with endless words',
      reportWith([{ ...failedLatency, title: endless, reason: endless, venue: endless }]),
    ],
    [
      'a report of eight venues',
      reportWith(
        Array.from({ length: 8 }, (_, index) => ({ ...failedLatency, venue: `venue-${index}` })),
      ),
    ],
  ] as const)('of %s does not scroll sideways at 320 px', async ([, report]) => {
    await using reading = await open(report, { viewport: { width: 320, height: 640 } })
    await reading.page.getByRole('button', { name: 'Unfold all' }).click()
    expect(await reading.page.evaluate('document.documentElement.scrollWidth')).toBe(320)
    expect(reading.complaints).toEqual([])
  })

  test('on paper has everything unfolded, whatever is filtered, and nothing to press', async () => {
    await using reading = await open(failing, {}, '#?outcome=failed')
    const { page } = reading
    await page.emulateMedia({ media: 'print' })
    const bodies = page.locator('.check .body')
    const checks = new Set(failing.results.map(({ id }) => id)).size
    expect(await bodies.count()).toBe(checks)
    for (const body of await bodies.all())
      expect((await body.boundingBox())?.height).toBeGreaterThan(100)
    expect(
      await page.locator('button:visible, input:visible, select:visible, nav:visible').count(),
    ).toBe(0)
  })

  test('is void on every sheet of a sandbox run, and only there', async () => {
    for (const [report, stamps] of [
      [{ ...clean, ...onSandbox }, 1],
      [clean, 0],
    ] as const) {
      await using reading = await open(report)
      await reading.page.emulateMedia({ media: 'print' })
      expect(await reading.page.locator('.stamp:visible').count()).toBe(stamps)
    }
  })

  test('has its headings in order, none skipped', async () => {
    await using reading = await open(failing)
    await reading.page.getByRole('button', { name: 'Unfold all' }).click()
    const levels = await reading.page
      .locator('h1, h2, h3, h4, h5')
      .evaluateAll(nodes =>
        nodes.map(node => Number((node as { tagName: string }).tagName.slice(1))),
      )
    expect(levels[0]).toBe(1)
    const skipped = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)
    expect(skipped).toEqual([])
  })
})
