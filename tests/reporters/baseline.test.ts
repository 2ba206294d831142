import { expect, test } from 'vitest'
import { html } from '../../reporters/html.ts'
import { markdown } from '../../reporters/markdown.ts'
import { reportWith } from './report-builder.ts'
import { resultWith } from './sample-results.ts'
import { screen, tell } from './screen.ts'

const said = 'none: no earlier run of this target is kept'
const report = reportWith([resultWith()], { baseline: { said } })

test('that there is no baseline is said aloud in everything that a person reads', () => {
  const { progress, written } = screen({ columns: 200 })
  tell(progress, report)
  for (const text of [written(), html(report), markdown(report)]) expect(text).toContain(said)
})
