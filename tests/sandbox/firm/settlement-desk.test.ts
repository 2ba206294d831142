import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Custody } from '../../../clients/trading-system/contract/custody.ts'
import { SettlementPage } from '../../../clients/trading-system/contract/settlement.ts'
import { Config, type LimitPath } from '../../../config/schema.ts'
import { limitAt } from '../../../config/limits.ts'
import { settlementHistory } from '../../../fixtures/settlement-history.ts'
import { affirmations } from '../../../helpers/settlement/affirmation.ts'
import {
  custodyBreaks,
  describeBreak,
  oldestLineHours,
  unstatedBalances,
} from '../../../helpers/settlement/custody-breaks.ts'
import { settlementFails } from '../../../helpers/settlement/fails.ts'
import { datedSettlements } from '../../../helpers/settlement/settlement-dates.ts'
import { sharePct } from '../../../helpers/share.ts'
import { FaultSwitchboard } from '../../../sandbox/faults/active.ts'
import type { FaultName } from '../../../sandbox/faults/catalogue.ts'
import { createSettlementDesk } from '../../../sandbox/firm/settlement/desk.ts'

const limit = (name: string): number =>
  limitAt(Config.parse({}), `limits.execution.${name}` as LimitPath).value
const limits = {
  settlements: limit('minimum_settlements'),
  affirmed: limit('affirmed_by_cutoff_pct'),
  fails: limit('settlement_fails_pct'),
  age: limit('custody_age_hours'),
}

/** Any time of any year that the desk must be healthy in. */
const anyTime = fc.integer({
  min: Date.parse('2026-01-01T00:00:00Z'),
  max: Date.parse('2036-01-01T00:00:00Z'),
})
const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 })

/** Times at which a calendar or a clock does something rare. */
const rareTimes: readonly string[] = [
  ...[2026, 2027, 2028, 2029, 2033].flatMap(year => [
    `${year}-01-01T00:00:00Z`,
    `${year}-01-02T21:00:00Z`,
    `${year}-12-24T18:00:00Z`,
    `${year}-12-28T12:00:00Z`,
    `${year}-12-31T23:59:59Z`,
    `${year}-03-09T01:30:00Z`,
    `${year}-11-02T01:30:00Z`,
    `${year}-10-12T20:00:00Z`,
    `${year}-11-12T20:00:00Z`,
  ]),
  '2026-04-06T12:00:00Z',
  '2026-07-04T03:00:00Z',
  '2027-10-10T12:00:00Z',
  '2027-10-11T12:00:00Z',
  '2027-10-12T15:00:00Z',
  '2027-10-13T00:00:00Z',
  '2028-02-29T12:00:00Z',
]

const balances = {
  at: '2026-01-31T09:30:00.000000Z',
  balances: [
    { venue: 'kraken', currency: 'USD', total: '1000.005', available: '1' },
    { venue: 'binance', currency: 'BTC', total: '0', available: '0' },
  ],
}

function deskAt(nowMs: number, seed: number, faults: readonly FaultName[] = []) {
  const switchboard = new FaultSwitchboard()
  for (const fault of faults) switchboard.activate(fault)
  return createSettlementDesk({ now: () => nowMs, seed, faults: switchboard })
}

/** What the four checks measure of a desk, over its answers as the contract has them. */
async function measured(nowMs: number, seed: number, faults: readonly FaultName[] = []) {
  const desk = deskAt(nowMs, seed, faults)
  const source = { list: async (key: object) => SettlementPage.parse(desk.settlements(key)) }
  const { settlements } = await settlementHistory(source, () => nowMs)
  const { lines } = Custody.parse(desk.custody({ ...balances, at: instantText(nowMs) }))
  const dates = datedSettlements(settlements)
  const affirmed = affirmations(settlements, nowMs)
  const fails = settlementFails(settlements, nowMs)
  return {
    ids: settlements.map(({ settlementId }) => settlementId),
    unknownMarkets: dates.unknownMarkets,
    wrongDates: dates.flaws,
    affirmedPct: sharePct(affirmed.inTime, affirmed.judged),
    failsPct: sharePct(fails.failed.length, fails.judged),
    overdue: fails.overdue,
    fewest: Math.min(dates.judged, affirmed.judged, fails.judged),
    breaks: custodyBreaks(lines).map(describeBreak),
    unstated: unstatedBalances(balances.balances, lines),
    age: oldestLineHours(lines, nowMs),
  }
}

const instantText = (atMs: number): string => new Date(atMs).toISOString().replace('Z', '000Z')

async function expectHealthy(nowMs: number, seed: number): Promise<void> {
  const { ids, fewest, age, ...found } = await measured(nowMs, seed)
  expect(found).toEqual({
    unknownMarkets: [],
    wrongDates: [],
    affirmedPct: 100,
    failsPct: 0,
    overdue: [],
    breaks: [],
    unstated: [],
  })
  expect(new Set(ids).size).toBe(ids.length)
  expect(fewest).toBeGreaterThan(2 * limits.settlements)
  expect(age).toBeLessThanOrEqual(24)
}

test('the desk is healthy at any time of the coming years', { timeout: 120_000 }, async () => {
  await fc.assert(fc.asyncProperty(anyTime, seeds, expectHealthy), { numRuns: 100 })
})

test.for(rareTimes)('the desk is healthy at %s', async instant => {
  await expectHealthy(Date.parse(instant), 20_260_131)
})

const everywhere = (
  faults: readonly FaultName[],
  expectFound: (found: Awaited<ReturnType<typeof measured>>) => void,
) =>
  fc.assert(
    fc.asyncProperty(anyTime, seeds, async (nowMs, seed) =>
      expectFound(await measured(nowMs, seed, faults)),
    ),
    { numRuns: 20 },
  )

test('a calendar that is a day late is found, and nothing else', { timeout: 60_000 }, () =>
  everywhere(['settles-a-day-late-calendar'], found => {
    expect(found.wrongDates.length).toBeGreaterThan(limits.settlements)
    expect(found.wrongDates[0]).toMatch(
      /^S-\S+ of us-equities, traded \S+, must settle on \S+, was to settle on \S+$/,
    )
    expect(found).toMatchObject({ affirmedPct: 100, failsPct: 0, overdue: [], breaks: [] })
  }),
)

test(
  'late affirmation is found, its twin is not, and nothing else is',
  { timeout: 60_000 },
  async () => {
    await everywhere(['late-affirmation'], found => {
      expect(found.affirmedPct).toBeLessThan(limits.affirmed)
      expect(found).toMatchObject({ wrongDates: [], failsPct: 0, overdue: [], breaks: [] })
    })
    await everywhere(['late-affirmation-twin'], found => {
      expect(found.affirmedPct).toBeGreaterThanOrEqual(limits.affirmed)
      expect(found.affirmedPct).toBeLessThan(100)
    })
  },
)

test('fails are found, their twin is not, and nothing else is', { timeout: 60_000 }, async () => {
  await everywhere(['settlement-fails'], found => {
    expect(found.failsPct).toBeGreaterThan(limits.fails)
    expect(found).toMatchObject({ wrongDates: [], affirmedPct: 100, overdue: [], breaks: [] })
  })
  await everywhere(['settlement-fails-twin'], found => {
    expect(found.failsPct).toBeLessThanOrEqual(limits.fails)
    expect(found.failsPct).toBeGreaterThan(0)
  })
})

test('a settlement that was forgotten is found', { timeout: 60_000 }, () =>
  everywhere(['forgotten-settlement'], found => {
    expect(found.overdue.length).toBe(1)
    expect(found).toMatchObject({ wrongDates: [], failsPct: 0, breaks: [] })
  }),
)

test('money in the wrong currency is found on both sides', { timeout: 60_000 }, () =>
  everywhere(['custody-break'], found => {
    expect(found.breaks).toEqual([
      expect.stringMatching(/^us-custodian EUR: booked nothing, held [\d.]+$/),
      expect.stringMatching(/^us-custodian USD: booked [\d.]+, held [\d.]+$/),
    ])
    expect(found).toMatchObject({ wrongDates: [], failsPct: 0, overdue: [] })
  }),
)

const nowMs = Date.parse('2026-11-30T16:00:00Z')

test('without a key there is the end of the list, and what comes after it is new', () => {
  const desk = deskAt(nowMs, 7)
  const { settlements, next } = desk.settlements({})
  expect(settlements).toEqual([])
  expect(desk.settlements({ after: next })).toEqual({ settlements: [], next })

  const later = deskAt(nowMs + 600_000, 7).settlements({ after: next })
  expect(later.settlements.length).toBeGreaterThan(0)
  expect(later.settlements.every(({ executedAt }) => executedAt > instantText(nowMs))).toBe(true)
})

test('since leaves out what was before', () => {
  const since = '2026-11-27T00:00:00.000000Z'
  const { settlements } = deskAt(nowMs, 7).settlements({ since })
  expect(settlements.length).toBeGreaterThan(10)
  expect(settlements.every(({ executedAt }) => executedAt >= since)).toBe(true)
  expect(settlements.map(({ state }) => state)).toContain('pending')
})

test('a seed makes the same desk, another seed another', () => {
  const told = (seed: number) => deskAt(nowMs, seed).settlements({ since: '2026' }).settlements
  expect(told(7)).toEqual(told(7))
  expect(told(7)).not.toEqual(told(8))
})

test('after the years that it knows, the calendar says so', () => {
  const desk = deskAt(Date.parse('2046-02-01T12:00:00Z'), 7)
  expect(() => desk.settlements({})).toThrow("the desk's calendar must know the year 2046")
})
