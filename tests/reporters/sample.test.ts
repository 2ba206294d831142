import { expect, test } from 'vitest'
import { html } from '../../reporters/html.ts'
import { json } from '../../reporters/json.ts'
import { junit } from '../../reporters/junit.ts'
import { realisticReports } from './realistic-reports.ts'
import { onSandbox } from './report-builder.ts'
import { screen, tell } from './screen.ts'

/** What the committed sample shows: a run of the sandbox with a fault switched on, of which everything went wrong that can. */
const { failing } = realisticReports
const sample = {
  ...failing,
  ...onSandbox,
  selection: { ...failing.selection, faults: ['venue-slow'] },
}

test.for([
  ['readiness.html', html(sample)],
  ['readiness.json', json(sample)],
  ['junit.xml', junit(sample)],
  ['terminal.txt', told()],
] as const)('the committed %s is what the reporters write today', async ([name, text]) => {
  await expect(text).toMatchFileSnapshot(`../../reports/sample/${name}`)
})

function told(): string {
  const { progress, written } = screen()
  tell(progress, sample, ['reports/readiness.html', 'reports/readiness.json', 'reports/junit.xml'])
  return written()
}
