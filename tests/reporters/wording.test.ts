import { expect, test } from 'vitest'
import { durationWords } from '../../reporters/duration.ts'
import { allowedWords, measuredWords } from '../../reporters/measurement.ts'
import { displayWidth, truncate } from '../../reporters/terminal/width.ts'
import { wrap } from '../../reporters/terminal/wrap.ts'
import { verdictReason } from '../../reporters/verdict-sentence.ts'

test.for([
  [0, '0 ms'],
  [999.4, '999 ms'],
  [999.6, '1.0 s'],
  [59_949, '59.9 s'],
  [59_950, '1 min 00 s'],
  [185_400, '3 min 05 s'],
] as const)('%d ms is said as %s', ([durationMs, words]) => {
  expect(durationWords(durationMs)).toBe(words)
})

const limit = {
  path: 'limits.risk.loss_pct',
  value: 500,
  unit: 'ms',
  bound: 'max',
  basis: { kind: 'guide', source: 'limits' },
} as const

test.for([
  [{ name: 'p95', value: 41.273914, unit: 'ms' }, '41.27 ms'],
  [{ name: 'orders', value: 300_000 }, '300,000'],
  [{ name: 'orders', value: 12_345_678 }, '12,345,678'],
  [{ name: 'share', value: 99.987_654, unit: '%' }, '99.9877 %'],
  [{ name: 'refused', value: true }, 'true'],
  [{ name: 'p95', value: 500.000_01, unit: 'ms', limit }, '500.00001 ms'],
] as const)('%o is said as %s', ([observation, words]) => {
  expect(measuredWords(observation)).toBe(words)
})

test('a limit is said with the side it bounds', () => {
  expect(allowedWords(limit)).toBe('at most 500 ms')
  expect(allowedWords({ ...limit, bound: 'min' })).toBe('at least 500 ms')
})

test.for([
  ['short', 10, 'short'],
  ['exactly ten', 10, 'exactly t…'],
  ['東京証券取引所', 7, '東京証…'],
  ['👩‍💻👩‍💻👩‍💻', 5, '👩‍💻👩‍💻…'],
  ['anything', 0, ''],
] as const)('%s fits into %i columns as %s', ([text, columns, fitting]) => {
  expect(truncate(text, columns)).toBe(fitting)
  expect(displayWidth(fitting)).toBeLessThanOrEqual(columns)
})

test('text is broken between words, and keeps its own lines', () => {
  expect(wrap('one two three\nfour', 8)).toEqual(['one two', 'three', 'four'])
})

test.for<[string, readonly string[]]>([
  ['unbreakable', ['unbreaka', 'ble']],
  ['at reports/history now', ['at', 'reports/', 'history', 'now']],
  ['東京証券取引所', ['東京証券', '取引所']],
  ['x'.repeat(100), [...Array.from({ length: 5 }, () => 'x'.repeat(8)), `${'x'.repeat(7)}…`]],
])('%s, wider than a line, goes on in the next ones', ([text, lines]) => {
  expect(wrap(text, 8)).toEqual(lines)
})

test('a reason does not repeat the verdict', () => {
  const of = (summaryMessage: string) => verdictReason({ verdict: 'GO', summaryMessage })
  expect(of('GO: all passed.')).toBe('all passed.')
  expect(of('All passed.')).toBe('All passed.')
})
