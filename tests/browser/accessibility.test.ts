import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { charts } from '../reporters/charts.ts'
import { realisticReports } from '../reporters/realistic-reports.ts'
import { onSandbox, reportWith } from '../reporters/report-builder.ts'
import { resultWith } from '../reporters/sample-results.ts'
import { inChromium } from './chromium.ts'
import { desktop, phone, reader } from './reader.ts'

const { failing, conditional, undecided, clean, interrupted } = realisticReports
const charted = reportWith([
  resultWith({
    evidence: charts.map(chart => ({ name: chart.kind, value: 1, unit: 'points', chart })),
  }),
])
const schemes = ['light', 'dark'] as const
const screens = [
  ['desktop', desktop],
  ['phone', phone],
] as const

const cases = [
  ...Object.entries({ failing, conditional, undecided, clean }).flatMap(([name, report]) =>
    schemes.flatMap(scheme => screens.map(screen => [name, report, scheme, ...screen] as const)),
  ),
  ['interrupted', interrupted, 'dark', ...screens[1]],
  ['charts', charted, 'dark', ...screens[1]],
  ['sandbox', { ...failing, ...onSandbox }, 'light', ...screens[0]],
] as const

inChromium('axe', () => {
  const open = reader()

  test.for(cases)(
    'finds nothing wrong with the report: $0, $2, on a $3',
    async ([, report, colorScheme, , viewport]) => {
      await using reading = await open(report, { colorScheme, viewport })
      await reading.page.getByRole('button', { name: 'Unfold all' }).click()
      const { violations, passes } = await examined(reading.page)
      expect(violations.map(({ id, impact, nodes }) => [id, impact, nodes[0]?.html])).toEqual([])
      expect(passes.length).toBeGreaterThan(20)
      expect(reading.complaints).toEqual([])
    },
  )

  test('is awake: it notices an unlabelled field', async () => {
    await using reading = await open(realisticReports.clean)
    await reading.page.evaluate(
      "document.querySelector('label.search').replaceWith(document.querySelector('input'))",
    )
    expect((await examined(reading.page)).violations.map(({ id }) => id)).toContain('label')
  })
})

/** The policy of the page keeps scripts out, but not what a debugger evaluates. */
async function examined(page: Page): Promise<AxeResults> {
  await page.evaluate(axe.source)
  return (await page.evaluate('axe.run(document)')) as AxeResults
}
