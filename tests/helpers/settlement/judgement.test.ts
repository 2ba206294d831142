import { expect, test } from 'vitest'
import { affirmations } from '../../../helpers/settlement/affirmation.ts'
import {
  custodyBreaks,
  describeBreak,
  nothingHeld,
  oldestLineHours,
  unstatedBalances,
  type CustodyLine,
} from '../../../helpers/settlement/custody-breaks.ts'
import { settlementFails } from '../../../helpers/settlement/fails.ts'
import { minorUnit } from '../../../helpers/settlement/minor-unit.ts'
import { datedSettlements } from '../../../helpers/settlement/settlement-dates.ts'
import type { Settlement } from '../../../helpers/settlement/settlement.ts'
import { sharePct } from '../../../helpers/share.ts'

const trade: Settlement = {
  settlementId: 'S-1',
  market: 'us-equities',
  tradeDate: '2026-07-02',
  executedAt: '2026-07-02T15:00:00.000000Z',
  settlementDate: '2026-07-06',
  state: 'affirmed',
  affirmedAt: '2026-07-02T16:00:00.000000Z',
}

test.for<readonly [string, Partial<Settlement>, string | undefined]>([
  ['a right date', {}, undefined],
  [
    'two days over a holiday',
    { settlementDate: '2026-07-07' },
    'S-1 of us-equities, traded 2026-07-02, must settle on 2026-07-06, was to settle on 2026-07-07',
  ],
  [
    'a holiday forgotten',
    { settlementDate: '2026-07-03' },
    'S-1 of us-equities, traded 2026-07-02, must settle on 2026-07-06, was to settle on 2026-07-03',
  ],
  [
    'a trade date by the clock of Greenwich',
    { tradeDate: '2026-07-03', executedAt: '2026-07-03T00:30:00.000000Z' },
    'S-1 of us-equities, traded 2026-07-03, must be of 2026-07-02, when it was executed',
  ],
  [
    'a trade on a holiday',
    { tradeDate: '2026-07-03', executedAt: '2026-07-03T15:00:00.000000Z' },
    'S-1 of us-equities, traded 2026-07-03, must be of a trading day, was of none',
  ],
  [
    'crypto a day late',
    {
      market: 'crypto',
      executedAt: '2026-07-02T23:59:59.999999Z',
      settlementDate: '2026-07-03',
    },
    'S-1 of crypto, traded 2026-07-02, must settle on 2026-07-02, was to settle on 2026-07-03',
  ],
])('%s', ([, change, flaw]) => {
  expect(datedSettlements([{ ...trade, ...change }])).toEqual({
    judged: 1,
    unknownMarkets: [],
    flaws: flaw === undefined ? [] : [flaw],
  })
})

test('a market without a calendar is named and not judged', () => {
  const markets = ['jp-equities', 'us-equities', 'jp-equities', 'constructor']
  const found = datedSettlements(markets.map(market => ({ ...trade, market })))
  expect(found).toEqual({ judged: 1, unknownMarkets: ['constructor', 'jp-equities'], flaws: [] })
})

test.for([
  ['2026-07-03T00:59:59.999Z', 0],
  ['2026-07-03T01:00:00.000Z', 1],
] as const)('at %s the cut-off of a summer day is over: %i', ([now, judged]) => {
  expect(affirmations([trade], Date.parse(now)).judged).toBe(judged)
})

test.for([
  ['2026-07-03T01:00:00.000000Z', 1],
  ['2026-07-03T01:00:01.000000Z', 0],
  ['2026-07-02T14:59:00.000000Z', 1],
  ['2026-07-02T14:58:59.000000Z', 0],
  ['1970-01-01T00:00:00.000000Z', 0],
  [undefined, 0],
] as const)('affirmed at %s is in time: %i', ([affirmedAt, inTime]) => {
  const nowMs = Date.parse('2026-07-10T00:00:00Z')
  expect(affirmations([{ ...trade, affirmedAt }], nowMs)).toEqual({ judged: 1, inTime })
  expect(affirmations([{ ...trade, market: 'eu-equities' }], nowMs).judged).toBe(0)
})

test.for<readonly [string, Partial<Settlement>, string, readonly number[]]>([
  ['not due', {}, '2026-07-06T23:00:00Z', [0, 0, 0]],
  ['due until the day is over in New York', {}, '2026-07-07T03:59:59Z', [0, 0, 0]],
  ['overdue', {}, '2026-07-07T04:00:00Z', [1, 0, 1]],
  ['overdue and unmatched', { state: 'unmatched' }, '2026-07-07T04:00:00Z', [1, 0, 1]],
  ['failed', { state: 'failed' }, '2026-07-07T04:00:00Z', [1, 1, 0]],
  [
    'settled on its day in New York',
    { state: 'settled', settledAt: '2026-07-07T03:00:00.000000Z' },
    '2026-07-08T00:00:00Z',
    [1, 0, 0],
  ],
  [
    'settled late',
    { state: 'settled', settledAt: '2026-07-07T14:00:00.000000Z' },
    '2026-07-08T00:00:00Z',
    [1, 1, 0],
  ],
  [
    'said to have settled before it was traded',
    { state: 'settled', settledAt: '1970-01-01T00:00:00.000000Z' },
    '2026-07-08T00:00:00Z',
    [1, 1, 0],
  ],
  ['elsewhere, not over everywhere', { market: 'jp-equities' }, '2026-07-07T11:59:59Z', [0, 0, 0]],
  ['elsewhere, over everywhere', { market: 'jp-equities' }, '2026-07-07T12:00:00Z', [1, 0, 1]],
])('a settlement that is %s', ([, change, now, counts]) => {
  const { judged, failed, overdue } = settlementFails([{ ...trade, ...change }], Date.parse(now))
  expect([judged, failed.length, overdue.length]).toEqual(counts)
})

test.for([
  ['USD', '0.01'],
  ['JPY', '1'],
  ['KWD', '0.001'],
  ['BTC', '0.00000001'],
  ['USDT', '0.00000001'],
] as const)('the minor unit of %s is %s', ([currency, unit]) => {
  expect(minorUnit(currency)).toBe(unit)
})

const line = (asset: string, booked?: string, held?: string): CustodyLine => ({
  account: 'broker',
  asset,
  kind: asset === 'IBM' ? 'instrument' : 'cash',
  ...(held !== undefined && { held }),
  ...(booked !== undefined && { booked }),
  asOf: '2026-07-02T00:00:00.000000Z',
})

test.for<readonly [string, readonly CustodyLine[], readonly string[]]>([
  ['agreement', [line('USD', '100.00', '100'), line('IBM', '5', '5.0')], []],
  ['a cent', [line('USD', '100', '100.01')], []],
  ['more than a cent', [line('USD', '100', '100.011')], ['broker USD: booked 100, held 100.011']],
  ['a yen', [line('JPY', '100', '101')], []],
  ['any part of a share', [line('IBM', '5', '5.001')], ['broker IBM: booked 5, held 5.001']],
  [
    'another currency',
    [line('USD', '150', '100'), line('EUR', undefined, '50')],
    ['broker EUR: booked nothing, held 50', 'broker USD: booked 150, held 100'],
  ],
  ['sides in two lines', [line('USD', '150'), line('USD', undefined, '150')], []],
  ['a short position', [line('IBM', '-5', '5')], ['broker IBM: booked -5, held 5']],
])('%s', ([, lines, words]) => {
  expect(custodyBreaks(lines).map(describeBreak)).toEqual(words)
})

test('a balance that no custodian speaks of is named, unless there is none', () => {
  const lines = [line('USD', '1', '1'), line('GBP', '1')]
  const booked = [
    { venue: 'broker', currency: 'USD', total: '1' },
    { venue: 'broker', currency: 'GBP', total: '1' },
    { venue: 'broker', currency: 'EUR', total: '0.00' },
    { venue: 'kraken', currency: 'USD', total: '-1' },
  ]
  expect(unstatedBalances(booked, lines)).toEqual(['broker GBP', 'kraken USD'])
})

test('the oldest statement counts, and none is refused', () => {
  const nowMs = Date.parse('2026-07-02T06:00:00Z')
  const fresh = { ...line('EUR', '1', '1'), asOf: '2026-07-02T05:59:00.000000Z' }
  expect(oldestLineHours([fresh, line('USD', '1', '1')], nowMs)).toBe(6)
  expect(() => oldestLineHours([], nowMs)).toThrow(RangeError)
  const future = { ...fresh, asOf: '2026-07-02T06:01:00.001000Z' }
  expect(oldestLineHours([{ ...fresh, asOf: '2026-07-02T06:00:59.000000Z' }], nowMs)).toBe(0)
  expect(() => oldestLineHours([fresh, future], nowMs)).toThrow('must not be from the future')
})

test('a share of nothing is refused', () => {
  expect(sharePct(9, 10)).toBe(90)
  expect(() => sharePct(0, 0)).toThrow('a share must be of something, was of 0')
  expect(() => sharePct(3, 2)).toThrow('a part must be from 0 to 2, was 3')
})

test('lines that say zero on both sides say nothing, and neither do none', () => {
  expect(nothingHeld([])).toBe(true)
  expect(nothingHeld([line('USD', '0.00', '0'), line('EUR', undefined, '-0')])).toBe(true)
  expect(nothingHeld([line('USD', '0', '0'), line('EUR', undefined, '0.01')])).toBe(false)
  expect(nothingHeld([line('USD', '-3')])).toBe(false)
})
