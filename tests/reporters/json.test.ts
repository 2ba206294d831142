import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { verdicts } from '../../core/verdict.ts'
import { json, readReport, UnreadableReport } from '../../reporters/json.ts'
import { reportWith, sampleReports } from './report-builder.ts'
import { failedLatency } from './sample-results.ts'

test.for(verdicts)('a %s report is read back as it was written', verdict => {
  expect(readReport(json(sampleReports[verdict]))).toEqual(sampleReports[verdict])
})

test('any text survives', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const report = { ...reportWith([{ ...failedLatency, reason: text }]), problems: [text] }
      const { results, problems } = readReport(json(report))
      expect([results[0]!.reason, problems[0]]).toEqual([text, text])
    }),
  )
})

test('the order of the keys does not depend on how the report was put together', () => {
  const { schema, counts, results, ...rest } = sampleReports['NO-GO']
  const { passed, ...others } = counts
  const turned = results.map(({ id, title, evidence, ...more }) =>
    Object.assign({ evidence, title }, more, { id }),
  )
  expect(json({ results: turned, ...rest, counts: { ...others, passed }, schema })).toBe(
    json(sampleReports['NO-GO']),
  )
})

test('the file is pretty and ends with a newline', () => {
  expect(json(sampleReports.GO)).toMatch(
    /^\{\n {2}"schema": "market-readiness-report\/1",\n[^]*\}\n$/u,
  )
})

test('a report with a number that JSON cannot hold is not written', () => {
  expect(() => json({ ...sampleReports.GO, durationMs: Number.NaN })).toThrow(/durationMs: /u)
})

const good = json(sampleReports.GO)
test.for([
  ['an empty file', '', 'must be JSON, was empty'],
  ['a file that was cut off', good.slice(0, -20), 'must be JSON, was broken'],
  ['a list', '[]', 'the whole: '],
  ['null', 'null', 'the whole: '],
  [
    'another format',
    good.replace('report/1', 'report/2'),
    'was market-readiness-report/2: read it with',
  ],
  [
    'an unknown outcome',
    good.replace('"outcome": "passed"', '"outcome": "fine"'),
    'results[0].outcome: ',
  ],
  ['an unknown key', good.replace('"runId"', '"extra": 1, "runId"'), 'extra'],
  [
    'two faults',
    good.replace('"runId"', '"run"').replace('"exitCode": 0', '"exitCode": "0"'),
    ', and 2 more',
  ],
] as const)('%s is refused with one sentence', ([, text, sentence]) => {
  expect(() => readReport(text)).toThrow(UnreadableReport)
  expect(() => readReport(text)).toThrow(sentence)
})
