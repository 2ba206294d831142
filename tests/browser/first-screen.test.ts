import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { verdictSentence } from '../../reporters/verdict-sentence.ts'
import { realisticReports } from '../reporters/realistic-reports.ts'
import { onSandbox } from '../reporters/report-builder.ts'
import { inChromium } from './chromium.ts'
import { desktop, phone, reader } from './reader.ts'

const { failing, conditional, undecided, interrupted, clean } = realisticReports
const screens = [
  ['desktop', desktop],
  ['phone', phone],
] as const
const blocked = [
  ['a failing', failing],
  ['a conditional', conditional],
  ['an undecided', undecided],
  ['an interrupted', interrupted],
  ['a failing sandbox', { ...failing, ...onSandbox }],
] as const

inChromium('the first screen', () => {
  const open = reader()

  for (const [shape, viewport] of screens) {
    test.for(blocked)(
      `of %s report on a ${shape} says what the verdict is, why, what stands in the way, who acts and what next`,
      async ([, report]) => {
        await using reading = await open(report, { viewport })
        const { page } = reading
        const first = page.locator('.foremost li').first()
        const shown = {
          verdict: page.getByRole('heading', { level: 1, name: report.verdict }),
          why: page.getByText(verdictSentence(report)),
          step: page.locator('.step'),
          first,
          who: first.getByText('Who acts:'),
          next: first.getByText('Next:'),
          run: page.getByText(report.runId).first(),
        }
        for (const [name, locator] of Object.entries(shown))
          expect([name, await bottomOf(locator)]).toEqual([
            name,
            expect.toSatisfy((bottom: number) => bottom > 0 && bottom <= viewport.height),
          ])
      },
    )

    test(`of a clean report on a ${shape} says so, and what it does not cover`, async () => {
      await using reading = await open(clean, { viewport })
      for (const text of [verdictSentence(clean), 'phases were not in this run'])
        expect(await bottomOf(reading.page.getByText(text))).toBeLessThanOrEqual(viewport.height)
    })
  }

  test('has the coverage beside the verdict on a desktop, and a line of it on a phone', async () => {
    await using wide = await open(failing)
    expect(await bottomOf(wide.page.locator('.counts'))).toBeLessThanOrEqual(desktop.height)
    await using narrow = await open(failing, { viewport: phone })
    expect(
      await bottomOf(narrow.page.getByText('20 of 23 results, 5 of 14 phases')),
    ).toBeLessThanOrEqual(phone.height)
  })
})

async function bottomOf(locator: Locator): Promise<number> {
  const box = await locator.boundingBox()
  if (!box) throw new Error('an element of the first screen must be visible, was not')
  return box.y + box.height
}
