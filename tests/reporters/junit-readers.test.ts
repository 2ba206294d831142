import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { Outcome } from '../../core/outcome.ts'
import { verdicts } from '../../core/verdict.ts'
import { junit } from '../../reporters/junit.ts'
import { readers, totalsIn, type ReadCase } from './junit-readers.ts'
import { reportWith, sampleReports } from './report-builder.ts'
import { resultWith } from './sample-results.ts'

const folder = mkdtempSync(join(tmpdir(), 'junit-'))
afterAll(() => rmSync(folder, { recursive: true }))

const endings: Readonly<Record<Outcome, ReadCase['ending']>> = {
  passed: undefined,
  failed: 'failure',
  inconclusive: 'error',
  'not-assessed': 'skipped',
  'not-applicable': 'skipped',
  waived: 'skipped',
  stale: 'skipped',
}

/** One of each ending, all with this text in every place that a target may write to. */
const withText = (text: string) =>
  reportWith(
    (['failed', 'inconclusive', 'not-assessed', 'passed'] as const).map(outcome =>
      resultWith({
        outcome,
        reason: outcome === 'passed' ? '' : text,
        title: text,
        evidence: [{ name: 'answer', value: text }],
      }),
    ),
  )

const blanks = (text: string) => text.replaceAll(/\s+/gu, ' ').trim()

describe.for(Object.keys(readers))('%s', name => {
  const read = readers[name]!

  test.for(verdicts)('reads every result of a %s report', async verdict => {
    const report = sampleReports[verdict]
    const suites = await read(junit(report))
    const results = suites.filter(suite => suite.name !== 'run').flatMap(({ cases }) => cases)

    const expected = report.phases.flatMap(({ phase }) =>
      report.results.filter(result => result.phase === phase),
    )
    expect(results.map(({ ending }) => ending)).toEqual(
      expected.map(({ outcome }) => endings[outcome]),
    )
    expect(results.map(({ classname }) => classname)).toEqual(
      expected.map(({ id }) => id.replaceAll('/', '.')),
    )
    for (const [index, { reason, title, venue }] of expected.entries()) {
      expect(results[index]!.name).toBe(`${title} [${venue}]`)
      if (results[index]!.ending) expect(results[index]!.message).toBe(reason)
    }
    for (const { cases, ...counts } of suites) {
      const ended = (ending: ReadCase['ending']) =>
        cases.filter(one => one.ending === ending).length
      expect(counts).toMatchObject({
        tests: cases.length,
        failures: ended('failure'),
        errors: ended('error'),
        skipped: ended('skipped'),
      })
    }
  })

  test.for([
    ['an end of CDATA', 'a ]]> b <![CDATA[ c ]]>'],
    ['a comment', '<!-- a --> & <b/>'],
    ['references', '&lt; &amp;lt; &#65; &#x41; &nbsp; &unknown;'],
    ['emoji', '😀 👩‍👩‍👧‍👦 🇺🇳 é'],
    ['another script', 'שלום مرحبا 交易'],
    ['quotes', `"a" 'b' \`c\``],
    ['several lines', 'expected\n  12\n\tto be\n  11'],
    ['names that objects have', '__proto__ constructor toString'],
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]> &a;'],
  ] as const)('reads %s as it was', async ([, text]) => {
    const [suite] = await read(junit(withText(text)))
    for (const { name, ending, message, text: found = '', output } of suite!.cases) {
      expect(blanks(name)).toBe(blanks(`${text} [binance]`))
      expect(output.includes(`evidence: answer = ${text}`)).toBe(true)
      if (ending === undefined) continue
      expect(found.includes(`: ${text}\nprevents: `)).toBe(true)
      expect(message).toBe(blanks(text))
    }
  })

  test.for([
    ['letters', 'x'.repeat(1_000_000)],
    ['markup', '<&>"\n'.repeat(200_000)],
  ] as const)('reads a megabyte of %s', async ([, text]) => {
    const [suite] = await read(junit(reportWith([resultWith({ outcome: 'failed', reason: text })])))
    const [{ message, text: found = '' }] = suite!.cases as [ReadCase]
    expect(found.includes(`: ${text}\nprevents: `)).toBe(true)
    expect(message).toHaveLength(1_001)
  })

  test.for([
    ['controls', 'a\u0000b\u0001c\u001B[31md\u007F', 'a␀b␁c␛[31md\u007F'],
    ['halves of characters', 'a\uD800b\uDFFFc', 'a�b�c'],
    ['what is no character', 'a\uFFFEb\uFFFF', 'a�b�'],
    ['line endings', 'a\r\nb\rc\u0085d\u2028e', 'a\nb\nc\nd\ne'],
  ] as const)('reads %s as what stands for them', async ([, text, shown]) => {
    const [suite] = await read(junit(withText(text)))
    for (const { ending, text: found = '', message } of suite!.cases) {
      if (ending === undefined) continue
      expect(found).toContain(`: ${shown}\nprevents: `)
      expect(message).toBe(blanks(shown))
    }
  })

  test('reads any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.nat(3), async (text, index) => {
        const [suite] = await read(junit(withText(text)))
        expect(suite!.cases).toHaveLength(4)
        if (!/^[\t\n -~\u00A0-\u2027\u202A-\uD7FF\u{10000}-\u{1F8FF}]+$/u.test(text)) return
        expect(suite!.cases[index]!.output).toContain(`answer = ${text}`.trimEnd())
      }),
      { numRuns: 100 },
    )
  })
})

test.for(verdicts)(
  'the totals that a service computes of a %s report count no skip as passed',
  verdict => {
    const report = sampleReports[verdict]
    const found = totalsIn(junit(report), folder)
    const passed = report.results.filter(({ outcome }) => outcome === 'passed').length

    expect(found.passed).toBe(passed)
    expect(found.statuses.filter(status => status === 'PASS')).toHaveLength(passed)
    expect(found.total + found.skipped).toBe(found.statuses.length)
  },
)

test('a run in which everything was skipped has no pass in those totals', () => {
  const report = reportWith([resultWith({ outcome: 'not-assessed', reason: 'no key' })])
  expect(totalsIn(junit(report), folder)).toMatchObject({ passed: 0, errors: 1 })
})
