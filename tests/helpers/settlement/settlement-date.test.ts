import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { plusDays } from '../../../helpers/settlement/civil-date.ts'
import { settlementCycleDays, type CycleMarket } from '../../../helpers/settlement/cycle.ts'
import { localDate, localHourMs } from '../../../helpers/settlement/local-time.ts'
import { marketDays, type Market } from '../../../helpers/settlement/market.ts'
import { settlementDate } from '../../../helpers/settlement/settlement-date.ts'
import { spotCycleDays, spotSettlementDate } from '../../../helpers/settlement/spot-date.ts'

test.for<readonly [Market, string, string]>([
  ['us-equities', '2026-07-02', '2026-07-06'],
  ['us-equities', '2026-01-09', '2026-01-12'],
  ['us-equities', '2025-12-31', '2026-01-02'],
  // The change to T+1: two trade dates settle together.
  ['us-equities', '2024-05-23', '2024-05-28'],
  ['us-equities', '2024-05-24', '2024-05-29'],
  ['us-equities', '2024-05-28', '2024-05-29'],
  ['us-equities', '2017-09-01', '2017-09-07'],
  ['us-equities', '2017-09-05', '2017-09-07'],
  // Columbus Day and Veterans Day.
  ['us-equities', '2026-10-09', '2026-10-13'],
  ['us-equities', '2026-10-12', '2026-10-13'],
  ['us-equities', '2026-11-10', '2026-11-12'],
  ['us-equities', '2026-11-11', '2026-11-12'],
  ['us-equities', '2023-11-10', '2023-11-14'],
  ['us-equities', '2026-11-25', '2026-11-27'],
  ['us-equities', '2027-12-31', '2028-01-03'],
  ['eu-equities', '2027-10-08', '2027-10-12'],
  ['eu-equities', '2027-10-11', '2027-10-12'],
  ['eu-equities', '2026-04-02', '2026-04-08'],
  ['eu-equities', '2026-04-30', '2026-05-05'],
  ['uk-equities', '2027-10-08', '2027-10-12'],
  ['uk-equities', '2027-10-11', '2027-10-12'],
  ['uk-equities', '2026-12-24', '2026-12-30'],
  ['uk-equities', '2022-05-31', '2022-06-06'],
  ['crypto', '2026-12-25', '2026-12-25'],
])('a trade of %s on %s settles on %s', ([market, trade, settlement]) => {
  expect(settlementDate(market, trade)).toBe(settlement)
})

test.for<readonly [CycleMarket, string, number]>([
  ['us-equities', '2017-09-04', 3],
  ['us-equities', '2024-05-27', 2],
  ['us-equities', '2024-05-28', 1],
  ['ca-equities', '2024-05-26', 2],
  ['ca-equities', '2024-05-27', 1],
  ['mx-equities', '2024-05-27', 1],
  ['in-equities', '2023-01-26', 2],
  ['in-equities', '2023-01-27', 1],
  ['ch-equities', '2027-10-10', 2],
  ['ch-equities', '2027-10-11', 1],
  ['eu-equities', '2026-01-02', 2],
])('the cycle of %s on %s is T+%i', ([market, date, days]) => {
  expect(settlementCycleDays(market, date)).toBe(days)
})

test('the next trading day never settles before this one', () => {
  const markets = ['us-equities', 'eu-equities', 'uk-equities', 'crypto'] as const
  fc.assert(
    fc.property(fc.constantFrom(...markets), fc.nat(365 * 30), (market, days) => {
      const { calendar } = marketDays(market)
      const trade = plusDays('2015-01-01', days)
      fc.pre(calendar.isTradingDay(trade))
      let next = plusDays(trade, 1)
      while (!calendar.isTradingDay(next)) next = plusDays(next, 1)
      const settlement = settlementDate(market, trade)
      expect(calendar.isSettlementDay(settlement)).toBe(true)
      expect(settlement >= trade && settlement <= plusDays(trade, 9)).toBe(true)
      expect(settlementDate(market, next) >= settlement).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test.for([
  [
    () => settlementDate('us-equities', '2026-07-03'),
    'must be traded on a trading day, was on 2026-07-03',
  ],
  [() => settlementDate('us-equities', '2026-07-04'), 'was on 2026-07-04'],
  [
    () => settlementCycleDays('us-equities', '1990-01-02'),
    'must be of 1995-06-07 or later, was of 1990-01-02',
  ],
  [() => settlementCycleDays('us-equities', '2026-13-01'), 'was 2026-13-01'],
  [
    () => spotSettlementDate(['USD', 'JPY'], '2026-01-05'),
    'a currency must be one of USD, EUR, GBP, was JPY',
  ],
  [
    () => spotSettlementDate(['EUR', 'USD'], '2026-01-04'),
    'spot must be traded on a weekday, was on 2026-01-04',
  ],
  [
    () => spotSettlementDate(['EUR', 'EUR'], '2026-01-05'),
    'a pair must be of two currencies, was of EUR',
  ],
] as const)('%s is refused', ([compute, words]) => {
  expect(compute).toThrow(RangeError)
  expect(compute).toThrow(words)
})

test('spot settles after two days, and US against Canadian dollars after one', () => {
  expect(spotCycleDays(['EUR', 'USD'])).toBe(2)
  expect(spotCycleDays(['USD', 'CAD'])).toBe(1)
  expect(spotCycleDays(['CAD', 'USD'])).toBe(1)
})

test.for([
  [['EUR', 'USD'], '2026-01-09', '2026-01-13'],
  // A US holiday may be the first of the two days, not the second.
  [['EUR', 'USD'], '2026-10-09', '2026-10-13'],
  [['EUR', 'USD'], '2026-10-08', '2026-10-13'],
  [['EUR', 'GBP'], '2026-10-08', '2026-10-13'],
  [['EUR', 'USD'], '2026-04-01', '2026-04-07'],
] as const)('spot of %j on %s settles on %s', ([pair, trade, settlement]) => {
  expect(spotSettlementDate(pair, trade)).toBe(settlement)
})

test.for([
  ['2026-01-15T02:00:00.500Z', 'America/New_York', '2026-01-14'],
  ['2026-07-15T03:59:59.999Z', 'America/New_York', '2026-07-14'],
  ['2026-07-15T04:00:00.000Z', 'America/New_York', '2026-07-15'],
  ['2026-06-30T23:30:00.000Z', 'Europe/London', '2026-07-01'],
  ['2026-12-31T23:30:00.000Z', 'UTC', '2026-12-31'],
] as const)('at %s it is in %s %s', ([instant, zone, date]) => {
  expect(localDate(Date.parse(instant), zone)).toBe(date)
})

test.for([
  ['2026-01-15', 21, '2026-01-16T02:00:00.000Z'],
  ['2026-07-15', 21, '2026-07-16T01:00:00.000Z'],
  ['2026-03-06', 21, '2026-03-07T02:00:00.000Z'],
  ['2026-03-08', 21, '2026-03-09T01:00:00.000Z'],
  ['2026-11-01', 21, '2026-11-02T02:00:00.000Z'],
  ['2026-10-31', 21, '2026-11-01T01:00:00.000Z'],
  ['2026-11-01', 0, '2026-11-01T04:00:00.000Z'],
] as const)('on %s it is %i o’clock in New York at %s', ([date, hour, instant]) => {
  expect(new Date(localHourMs(date, hour, 'America/New_York')).toISOString()).toBe(instant)
})

test('a zone that nobody knows is refused', () => {
  expect(() => localDate(0, 'Mars/Olympus')).toThrow(RangeError)
})
