import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { verdicts } from '../../core/verdict.ts'
import { html } from '../../reporters/html.ts'
import { onSandbox, reportWith, sampleReports } from './report-builder.ts'
import {
  failedLatency,
  healthyResults,
  notAssessedBackup,
  resultWith,
  waivedRounding,
} from './sample-results.ts'
import { withEveryText } from './every-text.ts'

test.for(verdicts)('a %s page gives the verdict and its reason before anything else', verdict => {
  const page = html(sampleReports[verdict])
  const places = [
    `${verdict}</h1>`,
    sampleReports[verdict].summaryMessage.slice(verdict.length + 2),
    '<main>',
  ]
  const found = places.map(text => page.indexOf(text))
  expect(found).not.toContain(-1)
  expect(found).toEqual(found.toSorted((one, other) => one - other))
})

test('a page shows everything that is known of a result', () => {
  const page = html(reportWith([failedLatency]))
  const { id, title, venue, prevents, reason, remediation, satisfies, clauses, file } =
    failedLatency
  const limit = failedLatency.evidence[1]!.limit!
  for (const text of [
    id,
    title,
    venue!,
    prevents,
    reason,
    ...remediation,
    ...satisfies,
    ...clauses,
    file,
  ])
    expect(page).toContain(text)
  for (const text of [
    '612.4 ms',
    'at most 500 ms',
    limit.path,
    `${limit.basis.kind}: ${limit.basis.source}`,
  ])
    expect(page).toContain(text)
  expect(page).toContain('1.4 s')
  expect(page).toMatch(/✗<\/span> beyond/u)
})

test('a page says what is missing, what is waived, and by whom', () => {
  const page = html(reportWith([notAssessedBackup, waivedRounding]))
  expect(page).toContain(notAssessedBackup.remedy)
  expect(page).toContain(waivedRounding.waiver!.reason)
  expect(page).toContain('Approved by Ada Risk')
})

test('what needs attention is unfolded, what passed is not', () => {
  const unfolded = html(reportWith([resultWith(), failedLatency])).match(/<details[^>]*>/gu)
  expect(unfolded).toEqual(['<details class="result" open>', '<details class="result">'])
})

test('problems, blocking issues, recommendations and open orders each have their section', () => {
  const page = html(sampleReports['NO-GO'])
  const { problems, criticalIssues, recommendations, sweep } = sampleReports['NO-GO']
  for (const text of [...problems, ...criticalIssues, ...recommendations, ...sweep.leftOpen])
    expect(page).toContain(text)
  for (const title of [
    'What blocks',
    'Problems outside any check',
    'Recommendations',
    'Orders of this run',
  ])
    expect(page).toContain(`<h2>${title}</h2>`)
})

test('a sandbox page is watermarked at both ends, and its headline is not a bare GO', () => {
  const page = html(reportWith(healthyResults, onSandbox))
  expect(page.split(`role="note">${onSandbox.watermark}`)).toHaveLength(3)
  expect(page).toContain('GO on the embedded sandbox</h1>')
})

test('a sandbox page is watermarked even if the report forgot its watermark', () => {
  expect(html(reportWith(healthyResults, { ...onSandbox, watermark: '' }))).toContain(
    'class="watermark"',
  )
})

test('a page fetches nothing and runs nothing', () => {
  const page = html(sampleReports['NO-GO'])
  expect(page).toContain('default-src &#39;none&#39;')
  expect(page).not.toMatch(/<(?:script|link|img|iframe|object)\b|@import|url\(|https?:/iu)
})

const injection = fc.constantFrom(
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><script>alert(1)</script>',
  '--><svg onload=alert(1)>',
  '</title><body onload=alert(1)>',
)

test('no string of a report can become markup', () => {
  fc.assert(
    fc.property(injection, fc.string({ unit: 'binary', maxLength: 5 }), (attack, noise) => {
      const text = noise + attack + noise
      const report = withEveryText(sampleReports['NO-GO'], text)
      const tags = tagsOf(html({ ...report, startedAt: text, finishedAt: text }))
      expect(tags).toEqual(tagsOf(html(withEveryText(sampleReports['NO-GO'], 'x'))))
    }),
    { numRuns: 60 },
  )
})

/** Every tag with its attributes' names; attributes' values may differ. */
const tagsOf = (page: string) =>
  [...page.matchAll(/<[!/a-z][^>]*>/giu)].map(([tag]) => tag.replaceAll(/"[^"]*"/gu, '""'))
