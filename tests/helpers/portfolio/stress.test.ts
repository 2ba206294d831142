import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { definiteness } from '../../../helpers/portfolio/definiteness.ts'
import { historicalShocks } from '../../../helpers/portfolio/historical-shocks.ts'
import {
  correlationTowardsOne,
  hypotheticalShocks,
} from '../../../helpers/portfolio/hypothetical-shocks.ts'
import {
  shockLogReturn,
  shockReturn,
  type Move,
  type Shock,
} from '../../../helpers/portfolio/shock.ts'
import { ruinousLeverage, stressed } from '../../../helpers/portfolio/stress.ts'
import { correlation } from './arbitraries.ts'

const book = { BTC: 600_000, ETH: 300_000, USDT: 100_000 }

/** The only shock of a factor in an event, or that of a venue. */
function shockOf(id: string, factor: string, where?: string): Shock {
  const found = historicalShocks
    .find(event => event.id === id)!
    .shocks.filter(
      shock => shock.factor === factor && (!where || [shock.venue, shock.measure].includes(where)),
    )
  expect(found).toHaveLength(1)
  return found[0]!
}

const returnOf = (id: string, factor: string, where?: string): number =>
  shockReturn(shockOf(id, factor, where).move)!

const march = returnOf('2020-03-12-black-thursday', 'BTC', 'spot')
const august = {
  BTC: returnOf('2024-08-05-carry-trade', 'BTC'),
  ETH: returnOf('2024-08-05-carry-trade', 'ETH'),
}
const october = {
  BTC: returnOf('2025-10-10-tariffs', 'BTC', 'worst'),
  ETH: returnOf('2025-10-10-tariffs', 'ETH'),
}

test.for<readonly [string, { BTC: number; ETH: number }, number, number, number]>([
  ['March 2020', { BTC: march, ETH: -0.55 }, -444_452.05, 2.24996147, 8],
  ['August 2024', august, -158_880.74, 6.294, 3],
  ['October 2025', october, -152_132.23, 6.573, 3],
])('a book in %s', ([, shocks, profit, leverage, digits]) => {
  const all = { ...shocks, USDT: 0 }
  expect(stressed(book, all).profit).toBeCloseTo(profit, 2)
  expect(ruinousLeverage(book, all)).toBeCloseTo(leverage, digits)
})

test('a leverage of three does not survive March 2020', () => {
  expect(ruinousLeverage(book, { BTC: march, ETH: -0.55, USDT: 0 })).toBeLessThan(3)
})

test.for<readonly [string, string, string, number, number]>([
  ['1987-10-19-black-monday', 'DJIA', '', -22.6, 1],
  ['1987-10-19-black-monday', 'S&P 500', '', -20.47, 2],
  ['2000-03-24-dot-com', 'S&P 500', '', -49.1, 1],
  ['2007-10-09-financial-crisis', 'S&P 500', '', -56.8, 1],
  ['2008-09-29-bailout-vote', 'S&P 500', '', -8.81, 2],
  ['2008-10-15-recession', 'S&P 500', '', -9.03, 2],
  ['2020-02-19-covid', 'S&P 500', '', -33.9, 1],
  ['2020-03-12-covid', 'S&P 500', '', -9.5, 1],
  ['2020-03-12-covid', 'DJIA', '', -9.99, 2],
  ['2020-03-16-covid', 'S&P 500', '', -12, 1],
  ['2020-03-16-covid', 'DJIA', '', -12.93, 2],
  ['2020-03-12-black-thursday', 'BTC', 'spot', -46.57534247, 8],
  ['2020-03-12-black-thursday', 'BTC', 'BitMEX perpetual', -51.09, 2],
  ['2024-08-05-carry-trade', 'BTC', '', -15.65, 2],
  ['2024-08-05-carry-trade', 'ETH', '', -21.67, 2],
  ['2025-10-10-tariffs', 'BTC', 'mildest', -12.3, 2],
  ['2025-10-10-tariffs', 'BTC', 'worst', -17.36, 2],
])('%s, %s %s', ([id, factor, where, percent, digits]) => {
  expect(100 * returnOf(id, factor, where)).toBeCloseTo(percent, digits)
})

test('volatility more than doubled in a day', () => {
  expect(Math.floor(100 * returnOf('2018-02-05-short-volatility', 'VIX'))).toBe(115)
})

test('a negative price is a return below minus one, and no log return', () => {
  const { move } = shockOf('2020-04-20-negative-oil', 'WTI May 2020')
  expect(shockReturn(move)).toBeCloseTo(-55.9 / 18.27, 12)
  expect(shockLogReturn(move)).toBeUndefined()
  expect(shockLogReturn({ relative: -1 })).toBeUndefined()
  expect(shockLogReturn({ relative: -0.5 })).toBeCloseTo(-Math.LN2, 14)
})

test('a level is no return, nor is a move from nothing', () => {
  const moves: readonly Move[] = [
    { level: 82.69 },
    { before: 0, after: 1 },
    { before: -37.63, after: 10 },
    { before: 1, after: Number.NaN },
  ]
  for (const move of moves) {
    expect(shockReturn(move)).toBeUndefined()
    expect(shockLogReturn(move)).toBeUndefined()
  }
})

test('the same crash by another measure is another shock, and says which', () => {
  const crash = historicalShocks.find(({ id }) => id === '2020-03-12-black-thursday')!
  const labels = crash.shocks.map(({ factor, measure, venue }) => `${factor} ${measure} ${venue}`)
  expect(new Set(labels).size).toBe(3)
})

test('every event has a source for each shock, a day, a name of its own and its place in time', () => {
  const ids = historicalShocks.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.length).toBeGreaterThanOrEqual(19)
  expect(historicalShocks.map(({ from }) => from)).toEqual(
    historicalShocks.map(({ from }) => from).toSorted(),
  )
  for (const { id, from, to, shocks } of historicalShocks) {
    expect(id.startsWith(`${from}-`)).toBe(true)
    expect(new Date(from).toISOString().slice(0, 10)).toBe(from)
    expect(to >= from).toBe(true)
    for (const { source, move } of shocks) {
      expect(source).not.toBe('')
      if ('mildest' in move) expect(move.mildest).toBeGreaterThan(move.relative)
    }
  }
})

test('what need not have happened has a basis, and a name of its own', () => {
  expect(new Set(hypotheticalShocks.map(({ id }) => id)).size).toBe(10)
  const standards = hypotheticalShocks.filter(({ basis }) => basis === 'standard')
  expect(standards.map(({ change }) => change.value)).toEqual([0.02, -0.02])
})

test('correlations go to one without contradicting each other', () => {
  expect(correlationTowardsOne(correlation, 0)).toEqual(correlation)
  expect(
    correlationTowardsOne(correlation, 1)
      .flat()
      .every(value => value === 1),
  ).toBe(true)
  for (const share of [0.1, 0.5, 0.99]) {
    const moved = correlationTowardsOne(correlation, share)
    expect(definiteness(moved).isSemidefinite).toBe(true)
    expect(moved[1]![2]).toBeCloseTo(-0.2 + 1.2 * share, 14)
  }
  expect(() => correlationTowardsOne(correlation, 1.1)).toThrow('share must be between 0 and 1')
})

test('a short position gains what a long one loses', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (one, other) => {
      const shocks = { BTC: -0.3, ETH: 0.1 }
      const long = stressed({ BTC: one, ETH: other }, shocks)
      const short = stressed({ BTC: -one, ETH: -other }, shocks)
      expect(long.profit + short.profit).toBe(0)
      expect(long.byFactor['BTC']).toBeCloseTo(-0.3 * one, 6)
    }),
  )
  expect(ruinousLeverage({ BTC: -100 }, { BTC: -0.3 })).toBe(Number.POSITIVE_INFINITY)
})

test('a stress that leaves something out is none', () => {
  expect(() => stressed(book, { BTC: -0.3, ETH: -0.3 })).toThrow('USDT had none')
  expect(() => stressed({ toString: 1 }, {})).toThrow('toString had none')
  expect(() => stressed({}, {})).toThrow('had no exposure')
  expect(() => stressed({ BTC: Number.NaN }, { BTC: 0 })).toThrow('must be finite')
  expect(() => stressed({ BTC: 1 }, { BTC: Number.POSITIVE_INFINITY })).toThrow('must be finite')
})
