import { expect, test } from 'vitest'
import { annotations } from '../../reporters/annotations.ts'
import { html } from '../../reporters/html.ts'
import { json } from '../../reporters/json.ts'
import { junit } from '../../reporters/junit.ts'
import { markdown } from '../../reporters/markdown.ts'
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
  ['readiness.md', markdown(sample)],
  ['annotations.txt', annotations(sample)],
  ['terminal.txt', told()],
] as const)('the committed %s is what the reporters write today', async ([name, text]) => {
  await expect(text).toMatchFileSnapshot(`../../reports/sample/${name}`)
})

function told(): string {
  const { progress, written } = screen()
  tell(progress, sample, [
    'reports/readiness.html',
    'reports/readiness.json',
    'reports/junit.xml',
    'reports/readiness.md',
    'reports/history/20261122T180512Z-20261122-180512-7f3a (evidence, never signed on a sandbox)',
  ])
  return written()
}
