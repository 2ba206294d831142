import { expect, test } from 'vitest'
import { candleContinuity } from '../../helpers/candle-continuity.ts'

const intervalMs = 60_000
const nowMs = 100 * intervalMs + 30_000
const candle = (interval: number, changes = {}) => ({
  openMs: interval * intervalMs,
  open: 10,
  high: 12,
  low: 9,
  close: 11,
  volume: 0,
  ...changes,
})
const upTo = (newest: number, count: number) =>
  Array.from({ length: count }, (_, index) => candle(newest - count + 1 + index))
const judged = (candles: ReturnType<typeof candle>[]) =>
  candleContinuity(candles, { intervalMs, count: 10, nowMs })

test('ten candles up to the running one are fresh, complete and possible', () => {
  expect(judged(upTo(100, 10))).toEqual({ lagIntervals: 0, missing: 0, findings: [] })
})

test('the lag counts whole intervals behind the running candle', () => {
  expect(judged(upTo(97, 10))).toMatchObject({ lagIntervals: 3, missing: 0 })
})

test('a candle that is left out is missing, however many more are given', () => {
  expect(judged(upTo(100, 10).toSpliced(4, 1)).missing).toBe(1)
  expect(judged(upTo(100, 11).toSpliced(4, 1)).missing).toBe(1)
  expect(judged(upTo(100, 9)).missing).toBe(1)
})

test.for([
  ['high below close', { high: 10.5 }],
  ['low above open', { low: 10.5 }],
  ['low of zero', { low: 0 }],
  ['price that is no number', { close: Number.NaN }],
  ['negative volume', { volume: -1 }],
  ['crooked time', { openMs: 95 * intervalMs + 1 }],
] as const)('a candle with a %s is a finding', ([, changes]) => {
  expect(judged(upTo(100, 10).with(4, candle(95, changes))).findings).toHaveLength(1)
})

test('candles out of order, or twice, are findings', () => {
  expect(judged(upTo(100, 10).with(4, candle(94))).findings).toHaveLength(1)
  expect(judged(upTo(100, 10).toReversed()).findings).toHaveLength(9)
})

test('a candle of the future is a finding', () => {
  expect(judged(upTo(101, 10))).toMatchObject({ lagIntervals: -1, findings: [expect.any(String)] })
})

test('no candle is no continuity', () => {
  expect(() => judged([])).toThrow(RangeError)
})
