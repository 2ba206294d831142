import { expect, test } from 'vitest'
import { feeDeviation, type ChargedTrade } from '../../../helpers/execution/fee-deviation.ts'

const trade = (feeAmount: string, more: Partial<ChargedTrade> = {}): ChargedTrade => ({
  symbol: 'BTCUSDT',
  liquidity: 'taker',
  price: '50000',
  quantity: '0.0002',
  feeAmount,
  feeIn: 'quote',
  scheduledPct: 0.1,
  ...more,
})

test('a fee by the schedule deviates by nothing', () => {
  // 10 of notional at 10 basis points.
  expect(feeDeviation([trade('0.01')], 0.1)).toEqual({
    bps: 0,
    of: 'taker in BTCUSDT',
    judged: 1,
    inThird: 0,
  })
})

test('too much is above zero, too little below', () => {
  expect(feeDeviation([trade('0.01012')], 0.1).bps).toBeCloseTo(0.12, 9)
  expect(feeDeviation([trade('0.009')], 0.1).bps).toBeCloseTo(-1, 9)
  expect(feeDeviation([trade('0.01'), trade('0.012')], 0.1).bps).toBeCloseTo(1, 9)
})

test.for<[string, Partial<ChargedTrade>]>([
  ['another instrument', { symbol: 'ETHUSDT' }],
  ['the other side of the book', { liquidity: 'maker' }],
])('too much is not made up for by too little in %s', ([, elsewhere]) => {
  const trades = [trade('0.009', elsewhere), trade('0.012'), trade('0.009', elsewhere)]

  expect(feeDeviation(trades, 0.1)).toMatchObject({ of: 'taker in BTCUSDT', judged: 3 })
  expect(feeDeviation(trades, 0.1).bps).toBeCloseTo(2, 9)
})

test('each trade is held against its own rate', () => {
  const rebated = trade('-0.001', { liquidity: 'maker', scheduledPct: -0.01 })

  expect(feeDeviation([trade('0.01'), rebated], 0.1).bps).toBeCloseTo(0, 9)
})

test('trades that were charged in a third currency are counted, and not judged', () => {
  const trades = [trade('0.01'), trade('1', { feeIn: 'other' }), trade('1', { feeIn: 'other' })]

  expect(feeDeviation(trades, 0.1)).toMatchObject({ bps: 0, judged: 1, inThird: 2 })
})

test('a trade whose fee is rounded too coarsely is left out, and only such trades tell nothing', () => {
  // One unit of the last place of a bitcoin is 0.0005 here: half a basis point of 10.
  const coarse = trade('0.0000002', { feeIn: 'base' })
  expect(feeDeviation([coarse, trade('0.01')], 0.1).judged).toBe(1)
  expect(feeDeviation([coarse], 2)).toMatchObject({ judged: 1 })
  expect(() => feeDeviation([coarse], 0.1)).toThrow(/none of 1 was/)
  expect(() => feeDeviation([trade('0.01', { feeIn: 'other' })], 0.1)).toThrow(/none of 1 was/)
  expect(() => feeDeviation([], 0.1)).toThrow(RangeError)
})
