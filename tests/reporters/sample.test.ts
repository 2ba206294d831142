import { expect, test } from 'vitest'
import { html } from '../../reporters/html.ts'
import { json } from '../../reporters/json.ts'
import { junit } from '../../reporters/junit.ts'
import { onSandbox, reportWith, sampleReports } from './report-builder.ts'
import { screen, tell } from './screen.ts'

/** What the committed sample shows: a run of the sandbox with a fault switched on, of which everything went wrong that can. */
const { results, selection, sweep, problems } = sampleReports['NO-GO']
const sample = reportWith(results, {
  ...onSandbox,
  selection: { ...selection, faults: ['venue-slow'] },
  sweep,
  problems,
})

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
