import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { verdicts } from '../../core/verdict.ts'
import { junit } from '../../reporters/junit.ts'
import { onSandbox, reportWith, sampleReports } from './report-builder.ts'
import { failedLatency, notAssessedBackup, resultWith, waivedRounding } from './sample-results.ts'
import { attributeValues, canonical, schemaErrors, texts } from './xml.ts'

test.for(verdicts)('a %s report is valid against the schema of Jenkins', async verdict => {
  expect(await schemaErrors(junit(sampleReports[verdict]))).toEqual([])
})

test('the schema refuses a test case with properties, so the validation is awake', async () => {
  const broken = junit(sampleReports.GO).replace(
    '<testcase ',
    '<testcase><properties/></testcase><testcase ',
  )
  expect((await schemaErrors(broken)).join()).toContain('properties')
})

test('each phase is a suite and each result a test case of it', async () => {
  const xml = await canonical(junit(sampleReports.GO))
  expect(attributeValues(xml, 'testsuite', 'name')).toEqual([
    'deployment',
    'connectivity',
    'market-data',
  ])
  expect(attributeValues(xml, 'testcase', 'classname')).toContain('connectivity.rest-latency')
  expect(attributeValues(xml, 'testcase', 'name')).toContain(
    'the venue answers within the latency budget [binance]',
  )
  expect(attributeValues(xml, 'testcase', 'time')).toContain('1.412')
})

test('the numbers of the suites count every outcome once, and the root has none', async () => {
  const xml = await canonical(junit(sampleReports['NO-GO']))
  expect(attributeValues(xml, 'testsuite', 'tests')).toEqual(['1', '9', '1', '1', '1'])
  expect(attributeValues(xml, 'testsuite', 'failures')).toEqual(['0', '1', '0', '0', '0'])
  expect(attributeValues(xml, 'testsuite', 'errors')).toEqual(['0', '1', '0', '0', '1'])
  expect(attributeValues(xml, 'testsuite', 'skipped')).toEqual(['0', '3', '1', '0', '0'])
  expect(attributeValues(xml, 'testsuites', 'tests')).toEqual([])
})

test('a failure carries the reason, the severity and what to do', async () => {
  const xml = await canonical(junit(reportWith([failedLatency])))
  expect(attributeValues(xml, 'failure', 'message')).toEqual([failedLatency.reason])
  expect(attributeValues(xml, 'failure', 'type')).toEqual(['critical'])
  expect(texts(xml, 'failure')[0]).toContain(failedLatency.remediation[0])
})

test('the evidence and its limit are in the output of the test case', async () => {
  const xml = await canonical(junit(reportWith([failedLatency])))
  expect(texts(xml, 'system-out')[0]).toContain(
    'evidence: round trip p95, upper bound = 612.4 ms (limit <= 500 ms, limits.connectivity.rest_p95_ms, ' +
      'default: engineering default, not a standard)',
  )
})

test('a skip says why, and how it can be assessed', async () => {
  const xml = await canonical(junit(reportWith([notAssessedBackup, waivedRounding])))
  expect(attributeValues(xml, 'skipped', 'message')).toEqual([
    waivedRounding.reason,
    notAssessedBackup.reason,
  ])
  expect(texts(xml, 'skipped').join()).toContain(`to assess it: ${notAssessedBackup.remedy}`)
  expect(texts(xml, 'skipped').join()).toContain('approved by Ada Risk')
})

test('errors outside any check are a suite of errors', async () => {
  const xml = await canonical(junit(reportWith([resultWith()], { problems: ['out of memory'] })))
  expect(attributeValues(xml, 'testsuite', 'name')).toEqual(['connectivity', 'run'])
  expect(attributeValues(xml, 'error', 'message')).toEqual(['out of memory'])
})

test('a run in which everything was skipped does not read as a pass', async () => {
  const report = reportWith([notAssessedBackup])
  const xml = await canonical(junit(report))
  expect(attributeValues(xml, 'error', 'message')).toEqual([report.summaryMessage])
})

test('the properties of a suite say what was run, and that a sandbox says nothing', async () => {
  const xml = await canonical(junit(reportWith([resultWith()], onSandbox)))
  const names = attributeValues(xml, 'property', 'name')
  const values = attributeValues(xml, 'property', 'value')
  const properties = Object.fromEntries(names.map((name, index) => [name, values[index]]))
  expect(properties).toMatchObject({
    watermark: onSandbox.watermark,
    verdict: 'GO',
    profile: 'sandbox',
    runId: '20261122-180512-7f3a',
  })
})

const troublesome =
  '\0 \u0001 \b \t \r \u001B ] > & < " \' \u0085 \uD7FF \uD800 \uDFFF \uE000 \uFFFD \uFFFE \uFFFF'
    .split(' ')
    .concat([' ', '\n', ']]>'])
const anyString = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...troublesome) }),
)

test('any strings give well-formed XML from which the legal ones come back unchanged', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyString, { minLength: 1, maxLength: 40 }), async reasons => {
      const report = reportWith(
        reasons.map(reason => resultWith({ outcome: 'failed', reason, title: reason })),
      )
      const xml = junit(report)
      expect(await schemaErrors(xml)).toEqual([])

      const found = texts(await canonical(xml), 'failure')
      expect(found).toHaveLength(reasons.length)
      for (const [index, reason] of reasons.entries())
        if (isLegal(reason))
          expect(found[index]).toContain(`: ${reason || 'an expectation did not hold'}\nprevents`)
        else expect(found[index]).toMatch(/[\u2400-\u241F\uFFFD\n]/)
    }),
    { numRuns: 40 },
  )
})

/** The production `Char` of XML 1.0, without the line endings that become newlines. */
const isLegal = (text: string) =>
  /^(?:[\t\n\u007F-\u0084\u0086-\u009F]|[^\p{Cc}\p{Cs}\u2028\uFFFE\uFFFF])*$/u.test(text)
