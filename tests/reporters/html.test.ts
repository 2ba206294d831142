import { expect, test } from 'vitest'
import { phases } from '../../core/phases.ts'
import { verdicts } from '../../core/verdict.ts'
import { html } from '../../reporters/html.ts'
import { verdictSentence } from '../../reporters/verdict-sentence.ts'
import { largeReport } from './large-report.ts'
import { goodResults, realisticReports } from './realistic-reports.ts'
import { onSandbox, reportWith, sampleReports } from './report-builder.ts'
import {
  failedLatency,
  healthyResults,
  notAssessedBackup,
  resultWith,
  waivedRounding,
} from './sample-results.ts'

const { failing, conditional, clean } = realisticReports

test.for(verdicts)('a %s page gives the verdict and its reason before anything else', verdict => {
  const report = sampleReports[verdict]
  const page = html(report)
  const places = [`${verdict}</h1>`, verdictSentence(report), 'id="coverage"', 'id="phases"']
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
  for (const text of ['612.4 ms', 'at most 500 ms', limit.path, limit.basis.source])
    expect(page).toContain(text)
  expect(page).toContain('default, not a standard: ')
  expect(page).toContain('1.4 s')
  expect(page).toMatch(/✗<\/span> beyond/u)
})

test('a page says what is missing, what is waived, by whom and until when', () => {
  const page = html(reportWith([notAssessedBackup, waivedRounding]))
  expect(page).toContain('Provide these inputs to assess 1 more check')
  expect(page).toContain(notAssessedBackup.remedy)
  expect(page).toContain(waivedRounding.waiver!.reason)
  expect(page).toContain('approved by Ada Risk')
  expect(page).toContain('30 Nov 2026')
})

test('the venues of a check share one card, a column for each', () => {
  const page = html(failing)
  expect(page.match(/id="check\.connectivity\.rest-latency"/gu)).toHaveLength(1)
  expect(page).toContain(
    '<th scope="col">binance</th><th scope="col">coinbase</th><th scope="col">kraken</th>',
  )
})

test('what needs attention is unfolded, what passed is not', () => {
  const other = resultWith({ id: 'connectivity/other' })
  const page = html(reportWith([other, failedLatency]))
  const cards = [...page.matchAll(/id="check\.([\w.-]+)"[^>]*>\s*<details( open)?>/gu)]
  expect(cards.map(([, id, open]) => [id, open])).toEqual([
    ['connectivity.rest-latency', ' open'],
    ['connectivity.other', undefined],
  ])
})

test('problems, critical issues, recommendations and open orders all have their place', () => {
  const page = html(sampleReports['NO-GO'])
  const { problems, criticalIssues, recommendations, sweep } = sampleReports['NO-GO']
  for (const text of [...problems, ...criticalIssues, ...recommendations, ...sweep.leftOpen])
    expect(page).toContain(text)
  for (const title of ['What blocks', 'Critical issues', 'Recommendations', 'Orders of this run'])
    expect(page).toContain(`${title}</h2>`)
})

test('all fourteen phases are shown, in order, and those left out against the profile say so', () => {
  const page = html(conditional)
  const [, table = ''] = /<table class="phases">(.*?)<\/table>/su.exec(page) ?? []
  const ordinals = [...table.matchAll(/class="ordinal">(\d+)</gu)].map(([, ordinal]) => ordinal)
  expect(ordinals).toEqual(phases.map((_, index) => String(index + 1)))
  expect(table.match(/required by the profile, not in this run/gu)).toHaveLength(2)
  expect(table.match(/not selected, or without checks/gu)).toHaveLength(8)
})

test('a distribution is drawn with its limits, described in words and listed in numbers', () => {
  const page = html(failing)
  const [plot = ''] = /<figure>.*?<\/figure>/su.exec(page) ?? []
  expect(plot).toContain('role="img"')
  expect(plot).toContain('p95 at most 500 ms')
  expect(plot).toMatch(/<desc [^>]*>binance: 300 values, from .* Limits: p95 at most 500 ms/u)
  expect(plot.match(/<path d="M/gu)).toHaveLength(3)
  expect(plot).toContain('<th scope="row">p99</th>')
})

test('a sandbox page is watermarked at both ends, its headline is no bare GO, and it cannot be signed', () => {
  const page = html(reportWith(healthyResults, onSandbox))
  expect(page.split(`role="note">${onSandbox.watermark}`)).toHaveLength(3)
  expect(page).toContain('GO <small>on the embedded sandbox</small></h1>')
  expect(page).toContain('cannot be signed')
})

test('a sandbox page is watermarked even if the report forgot its watermark', () => {
  expect(html(reportWith(healthyResults, { ...onSandbox, watermark: '' }))).toContain(
    'class="watermark"',
  )
})

test('what must be told of the configuration stands at the top', () => {
  const warnings = ['One travels in clear text.', 'Another does.']
  expect(html(reportWith(healthyResults, { warnings }))).toContain(
    '<dt>Warning</dt><dd>One travels in clear text. Another does.</dd>',
  )
  expect(html(reportWith(healthyResults))).not.toContain('Warning')
})

test('a clean page says what it does not cover', () => {
  const page = html(clean)
  expect(page).toContain('10 of 14 phases were not in this run:')
  expect(html(reportWith([...goodResults, resultWith({ outcome: 'not-applicable' })]))).toContain(
    'Checks of what the target does not have, by declaration:',
  )
})

test('only who read a page that allows it is asked to approve', () => {
  expect(html(clean)).toContain('approve going live on it')
  expect(html(conditional)).toContain('accept every condition')
  expect(html(failing)).not.toContain('approve going live')
})

test('a page of 200 checks on three venues stays below 3 MB', () => {
  const report = largeReport(200)
  expect(new Set(report.results.map(({ id }) => id)).size).toBe(200)
  expect(Buffer.byteLength(html(report))).toBeLessThan(3_000_000)
})
