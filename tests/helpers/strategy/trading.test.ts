import { expect, test } from 'vitest'
import { capacity } from '../../../helpers/strategy/capacity.ts'
import { costStress } from '../../../helpers/strategy/cost-stress.ts'
import { liveReconciliation } from '../../../helpers/strategy/live-reconciliation.ts'
import { mandateUse } from '../../../helpers/strategy/mandate.ts'
import { roundTrips } from '../../../helpers/strategy/round-trips.ts'
import { day, recordOf, strategy, trade } from './records.ts'

test('a fill that makes a position smaller, ends it or turns it round closes one', () => {
  const sides = [
    trade({ quantity: '2' }),
    trade({ side: 'sell', quantity: '0.5' }),
    trade({ side: 'sell', quantity: '3' }),
    trade({ side: 'buy', quantity: '1.5' }),
    trade({ side: 'sell', symbol: 'Y' }),
    trade({ side: 'sell', symbol: 'Y' }),
  ]
  expect(roundTrips(sides)).toBe(3)
  expect(roundTrips([])).toBe(0)
  expect(() => roundTrips([trade({ quantity: 'x' })])).toThrow(/was x/)
})

const rates = { commissionRate: 0.001, slippageRate: 0.0005 }
const assumed = { commissionRate: '0.001', slippageRate: '0' }

test('costs are taken out by what was traded, and others put in', () => {
  const trades = [trade({ quantity: '10' }), trade({ side: 'sell', quantity: '10', at: day(1.5) })]
  const record = recordOf([0.01, 0.02], { trades, assumed })
  const { breakEvenMultiple, annualTurnover, stressedSharpe } = costStress(strategy, record, {
    rates,
    times: 2,
  })
  // A turnover of 1 on 1000, and of 1000/1010 on 1010; 10 bps of it were costs.
  const turnover = 1 + 1000 / 1010
  const gross = 0.03 + turnover * 0.001
  expect(breakEvenMultiple).toBeCloseTo(gross / turnover / 0.0015, 10)
  expect(annualTurnover).toBeCloseTo((turnover / 2) * 365, 10)
  const net = [0.01 + 0.001 - 0.003, 0.02 + (1000 / 1010) * (0.001 - 0.003)]
  const mean = (net[0]! + net[1]!) / 2
  const deviation = Math.abs(net[0]! - net[1]!) / Math.SQRT2
  expect(stressedSharpe).toBeCloseTo((mean / deviation) * Math.sqrt(365), 8)
})

test('commissions of fills are costs that a record has in it', () => {
  const fills = [
    trade({ quantity: '10', commission: '1' }),
    trade({ side: 'sell', quantity: '10', at: day(1.5), commission: '1' }),
  ]
  const told = recordOf([0.01, 0.02], { trades: fills, assumed })
  const paid = recordOf([0.01, 0.02], { trades: fills })
  const stress = { rates, times: 2 }
  expect(costStress(strategy, paid, stress)).toEqual(costStress(strategy, told, stress))
})

test.for<readonly [what: string, record: ReturnType<typeof recordOf>, words: RegExp]>([
  [
    'costs in percent',
    recordOf([0.1, 0.2], {
      trades: [trade()],
      assumed: { commissionRate: '0.1', slippageRate: '0' },
    }),
    /below 0.05, was 0.1: state it as a share/,
  ],
  [
    'costs of which no more than a tenth was paid',
    recordOf([0.1, 0.2], { trades: [trade({ commission: '0.01' })], assumed }),
    /must be in its fills, 0.001 was stated and 0.0001 paid/,
  ],
  [
    'unknown costs',
    recordOf([0.1, 0.2], { trades: [trade({ commission: '1' }), trade()] }),
    /must say which costs/,
  ],
  ['no trades', recordOf([0.1, 0.2], { assumed }), /told of none/],
  [
    'a trade outside of the record',
    recordOf([0.1, 0.2], { assumed, trades: [trade({ at: day(9) })] }),
    /must lie within the periods/,
  ],
])('%s cannot be stressed', ([, record, words]) => {
  expect(() => costStress(strategy, record, { rates, times: 2 })).toThrow(words)
})

test('a fill at the very end of a record belongs to its last period', () => {
  const opened = trade({ quantity: '10' })
  const closed = (at: string) => [opened, trade({ side: 'sell', quantity: '10', at })]
  const stressed = (at: string) =>
    costStress(strategy, recordOf([0.01, 0.02], { trades: closed(at), assumed }), {
      rates,
      times: 2,
    })
  expect(stressed(day(2))).toEqual(stressed(day(1.5)))
})

test('the largest order is a share of the market, at the capital that is to be traded', () => {
  const trades = [
    trade({ quantity: '2', dailyVolume: '1000', topQuantity: '10' }),
    trade({ quantity: '1', dailyVolume: '200', topQuantity: '100' }),
  ]
  const record = recordOf([0.1], { trades })
  const own = capacity(strategy, record, 1000)
  expect(own.dailyVolumePct).toBeCloseTo(0.5, 12)
  expect(own.topPct).toBeCloseTo(20, 12)
  expect(capacity(strategy, record, 3000).dailyVolumePct).toBeCloseTo(1.5, 12)
  expect(() => capacity(strategy, recordOf([0.1], { trades: [trade()] }), 1)).toThrow(
    /give dailyVolume and topQuantity/,
  )
})

const mandate = {
  maximumDrawdownFraction: 0.2,
  maximumDailyLossFraction: 0.1,
  longestUnderwaterDays: 10,
}

test('a mandate is used by what comes nearest to it', () => {
  // 1000, 1100, 990, 1000: a fall of 10 % in a day, two days under water until the end.
  const record = recordOf([0.1, -0.1, 1000 / 990 - 1])
  const { use, words } = mandateUse(mandate, record)
  expect(use).toBeCloseTo(1, 12)
  expect(words).toBe('daily loss 0.1 of 0.1')
  expect(mandateUse({ ...mandate, maximumDailyLossFraction: 1 }, record).use).toBeCloseTo(0.5, 12)
  expect(mandateUse({ ...mandate, longestUnderwaterDays: 1 }, record).use).toBeCloseTo(2, 12)
})

test('periods of one day in UTC are one loss', () => {
  const half = { ...recordOf([]), startsAt: day(0) }
  const periods = [-0.05, -0.05, 0.01].map((returnFraction, at) => ({
    endsAt: day((at + 1) / 2),
    returnFraction,
  }))
  expect(
    mandateUse({ ...mandate, maximumDrawdownFraction: 1 }, { ...half, periods }).use,
  ).toBeCloseTo(0.0975 / 0.1, 10)
})

test('of two equally many periods under water the one with more days counts', () => {
  // The second time, a weekend lies between.
  const ends = [5, 6, 7, 8, 9, 12, 13].map(date => day(date))
  const returns = [0.1, -0.01, 0.001, 0.02, -0.01, 0.001, 0.02]
  const record = {
    ...recordOf([]),
    startsAt: day(4),
    periods: returns.map((returnFraction, at) => ({ endsAt: ends[at]!, returnFraction })),
  }
  expect(mandateUse(mandate, record).words).toBe('days under water 5 of 10')
})

test('without a mandate, or with one of nothing, nothing is kept to', () => {
  expect(() => mandateUse(undefined, recordOf([0.1]))).toThrow(/has none/)
  expect(() => mandateUse({ ...mandate, longestUnderwaterDays: 0 }, recordOf([0.1, -0.1]))).toThrow(
    /was 0/,
  )
})

test.for(['maximumDrawdownFraction', 'maximumDailyLossFraction'] as const)(
  'a %s of 20 is one in percent, which no strategy could ever use up',
  what => {
    expect(() => mandateUse({ ...mandate, [what]: 20 }, recordOf([0.1, -0.1]))).toThrow(
      /at most 1, .* was 20: state it as a fraction/,
    )
  },
)

const returns = Array.from({ length: 30 }, (_, at) => (at % 3 === 0 ? 0.02 : -0.01))
const fills = [3, 9, 15, 21].map((at, place) =>
  trade({ at: day(at + 0.25), side: place % 2 === 0 ? 'buy' : 'sell' }),
)
const backtest = recordOf(returns, { trades: fills })

test('trades match in the same period, and prices and returns are compared', () => {
  const real = recordOf(
    returns.map((value, at) => value + (at === 0 ? 0.003 : 0)),
    {
      trades: fills.map(fill => ({ ...fill, price: fill.side === 'buy' ? '100.02' : '99.98' })),
    },
  )
  const found = liveReconciliation(backtest, real)
  expect(found).toMatchObject({ matchedPct: 100, trades: 4 })
  expect(found.worseBps).toBeCloseTo(2, 8)
  const variance = returns.reduce((sum, value) => sum + value ** 2, 0) / 29
  expect(found.trackingErrorPct).toBeCloseTo((100 * 0.003) / Math.sqrt(30) / Math.sqrt(variance), 8)
})

test('a trade one bar late, one that is missing and one that is new do not match', () => {
  const late = fills.map((fill, at) => (at === 0 ? { ...fill, at: day(4.25) } : fill))
  expect(liveReconciliation(backtest, recordOf(returns, { trades: late }))).toMatchObject({
    matchedPct: 60,
    trades: 5,
  })
  const fewer = recordOf(returns, { trades: fills.slice(1) })
  expect(liveReconciliation(backtest, fewer).matchedPct).toBe(75)
  const twice = recordOf(returns, { trades: [fills[0]!, ...fills] })
  expect(liveReconciliation(backtest, twice).matchedPct).toBe(80)
})

test('trades before or after what both records tell of are not held against either', () => {
  const shorter = recordOf(returns.slice(0, 21), { trades: fills.slice(0, 3) })
  const real = recordOf(returns, { trades: fills })
  expect(liveReconciliation(shorter, real)).toMatchObject({ matchedPct: 100, trades: 3 })
  const later = {
    ...recordOf([], { trades: fills.slice(1) }),
    startsAt: day(5),
    periods: recordOf(returns).periods.slice(5),
  }
  expect(liveReconciliation(later, real)).toMatchObject({ matchedPct: 100, trades: 3 })
})

test('records that share too little, or in which nobody traded, are not compared', () => {
  expect(() => liveReconciliation(backtest, recordOf(returns.slice(0, 10)))).toThrow(/10 were/)
  const idle = recordOf(returns, { trades: [] })
  expect(() => liveReconciliation(idle, idle)).toThrow(/none were: trade longer/)
})
