import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { html } from '../../reporters/html.ts'
import { realisticReports } from './realistic-reports.ts'
import { reportWith, sampleReports } from './report-builder.ts'
import { failedLatency } from './sample-results.ts'
import { withEveryText } from './every-text.ts'

const { failing } = realisticReports

test('a page fetches nothing, and runs only what its policy names', () => {
  const page = html(failing)
  expect(page).toContain('default-src &#39;none&#39;')
  expect(page).not.toMatch(/<(?:link|img|iframe|object)\b|@import|url\(|https?:| style=| on\w+=/iu)
  const scripts = [...page.matchAll(/<script>(.*?)<\/script>/gsu)].map(([, script]) => script!)
  expect(scripts).toHaveLength(1)
  const hash = createHash('sha256').update(scripts[0]!).digest('base64')
  expect(page).toContain(`script-src &#39;sha256-${hash}&#39;`)
})

const injection = fc.constantFrom(
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><script>alert(1)</script>',
  '--><svg onload=alert(1)>',
  '</title><body onload=alert(1)>',
)

test.for([
  ['a small', sampleReports['NO-GO']],
  ['a drawn', failing],
] as const)('no string of %s report can become markup', ([, report]) => {
  fc.assert(
    fc.property(injection, fc.string({ unit: 'binary', maxLength: 5 }), (attack, noise) => {
      const text = noise + attack + noise
      const hostile = withEveryText(report, text)
      const tags = tagsOf(html({ ...hostile, startedAt: text, finishedAt: text }))
      const harmless = text.replaceAll(/[<>"'&]/gu, 'x')
      expect(tags).toEqual(tagsOf(html(withEveryText(report, harmless))))
    }),
    { numRuns: 30 },
  )
})

/** Every tag with its attributes' names, the page's own style and script left out; attributes' values may differ. */
const tagsOf = (page: string) =>
  [...page.replaceAll(/<(style|script)>.*?<\/\1>/gsu, '').matchAll(/<[!/a-z][^>]*>/giu)].map(
    ([tag]) => tag.replaceAll(/"[^"]*"/gu, '""'),
  )

test('marks that turn the direction of writing are shown, not obeyed', () => {
  const page = html(reportWith([{ ...failedLatency, reason: 'paid \u202E001 \u2066USD' }]))
  expect(page).toContain('paid [U+202E]001 [U+2066]USD')
  expect(page).not.toMatch(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u)
})

test('control characters become visible', () => {
  expect(html(reportWith([{ ...failedLatency, reason: 'a\u0000b\u001Bc' }]))).toContain('a␀b␛c')
})

test('a text of 100 kB is folded behind its beginning and kept whole', () => {
  const reason = 'word '.repeat(20_000).trim()
  const page = html(reportWith([{ ...failedLatency, evidence: [], reason }]))
  expect(page).toContain(`<div class="text">${reason}</div>`)
  expect(page).toContain('The whole text, 99,999 characters')
  expect(page.split(reason)).toHaveLength(4)
})
