import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { verdicts } from '../../core/verdict.ts'
import { annotations } from '../../reporters/annotations.ts'
import { concernsOf } from '../../reporters/concerns.ts'
import { withEveryText } from './every-text.ts'
import { largeReport } from './large-report.ts'
import { onSandbox, reportWith, sampleReports } from './report-builder.ts'
import { failedLatency, resultWith } from './sample-results.ts'

interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly message: string
}

/** A line as the runner of GitHub Actions reads it: escapes in properties, then in the message. */
function commandIn(line: string): Command {
  const [, name = '', words = '', data = ''] =
    /^::(\w+)(?: ([^\n]*?))?::([^\n]*)$/u.exec(line) ?? []
  const properties = words
    .split(',')
    .filter(word => word !== '')
    .map(word => {
      const [key = '', ...value] = word.split('=')
      return [key, decoded(value.join('=')).replaceAll('%3A', ':').replaceAll('%2C', ',')] as const
    })
  return { name, properties: Object.fromEntries(properties), message: decoded(data) }
}

const decoded = (text: string) =>
  text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')

const commandsIn = (text: string) => text.trimEnd().split('\n').map(commandIn)

test.for([
  ['GO', 'notice'],
  ['CONDITIONAL', 'warning'],
  ['UNDECIDED', 'error'],
  ['NO-GO', 'error'],
  ['INTERRUPTED', 'error'],
] as const)('a %s is told as a %s, first', ([verdict, level]) => {
  const [first, ...others] = commandsIn(annotations(sampleReports[verdict]))
  expect(first).toMatchObject({ name: level, properties: { title: verdict } })
  expect(others).toHaveLength(concernsOf(sampleReports[verdict]).length)
})

test('a failure is told at the file of its check, with what to do', () => {
  const [, failure] = commandsIn(annotations(reportWith([failedLatency])))
  expect(failure).toEqual({
    name: 'error',
    properties: {
      file: 'suites/connectivity/rest-latency.check.ts',
      line: '1',
      title: 'connectivity/rest-latency (critical): failed',
    },
    message:
      'the venue answers within the latency budget (binance): round trip p95, upper bound was 612.4 ms, allowed is at most 500 ms\n' +
      `Next: ${failedLatency.remediation[0]}`,
  })
})

test('a sandbox says so', () => {
  const [first] = commandsIn(annotations(reportWith([resultWith()], onSandbox)))
  expect(first!.properties['title']).toBe('GO on the embedded sandbox')
})

test('no more are told than GitHub shows, and the others are counted', () => {
  const report = largeReport(400)
  const found = commandsIn(annotations(report))
  for (const level of ['error', 'warning'])
    expect(found.filter(({ name }) => name === level).length).toBeLessThanOrEqual(10)

  const told = found.filter(({ properties }) => /^\d+ more$/u.test(properties['title']!))
  const left = told.reduce(
    (sum, { properties }) => sum + Number.parseInt(properties['title']!, 10),
    0,
  )
  expect(found.length - 1 - told.length + left).toBe(concernsOf(report).length)
})

test('no text ends its command or begins another', () => {
  const attack = fc.constantFrom(
    '\n::error::x',
    '::set-env name=a::b',
    '%0A',
    'a,b:c=d',
    '\r\n##[error]',
    '\u2028',
  )
  fc.assert(
    fc.property(
      fc.constantFrom(...verdicts),
      attack,
      fc.string({ unit: 'binary', maxLength: 6 }),
      (verdict, words, noise) => {
        const plain = annotations(sampleReports[verdict]).split('\n').length
        const text = annotations(withEveryText(sampleReports[verdict], noise + words + noise))
        // Concerns with one text are told together; there are never more.
        expect(text.split('\n').length).toBeLessThanOrEqual(plain)
        expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
        for (const line of text.trimEnd().split('\n'))
          expect(line).toMatch(
            /^::(error|warning|notice)( (title|file|line)=[^:,\n]*(,(title|file|line)=[^:,\n]*)*)?::/u,
          )
      },
    ),
  )
})
