import { expect, test } from 'vitest'
import { approvalFound, type Approval } from '../../../helpers/strategy/approval.ts'
import { priceJumps } from '../../../helpers/strategy/price-jumps.ts'
import { survivorship } from '../../../helpers/strategy/survivorship.ts'
import { day, recordOf, trade } from './records.ts'

const year = recordOf(
  Array.from({ length: 400 }, () => 0.001),
  { trades: [trade()] },
)
const listed = { symbol: 'X', listedAt: day(-900) }

test('survivors alone know the future, over a year or more', () => {
  const gone = { symbol: 'Y', listedAt: day(-900), delistedAt: day(100) }
  expect(survivorship({ symbols: [listed] }, year)).toMatchObject({ hindsight: 1, delisted: 0 })
  expect(survivorship({ symbols: [listed, gone] }, year)).toMatchObject({
    hindsight: 0,
    delisted: 1,
  })
  const short = recordOf([0.1], { trades: [trade()] })
  expect(survivorship({ symbols: [listed] }, short).hindsight).toBe(0)
})

test.for([
  ['before the record', -1],
  ['after it', 500],
])('who went under %s is no proof that nobody was left out in it', ([, delisted]) => {
  const gone = { symbol: 'Y', listedAt: day(-900), delistedAt: day(Number(delisted)) }
  expect(survivorship({ symbols: [listed, gone] }, year)).toMatchObject({
    hindsight: 1,
    delisted: 0,
  })
})

test('a universe that was chosen by name must have been chosen before', () => {
  expect(survivorship({ selectedAt: day(-1), symbols: [listed] }, year).hindsight).toBe(0)
  expect(survivorship({ selectedAt: day(1), symbols: [listed] }, year).hindsight).toBe(1)
})

test('trades before a listing, after a delisting and in what is no member are told', () => {
  const trades = [trade(), trade({ symbol: 'Y', at: day(5) }), trade({ symbol: 'Z' })]
  const symbols = [listed, { symbol: 'Y', listedAt: day(0), delistedAt: day(4) }]
  const found = survivorship({ symbols }, recordOf([0.1], { trades }))
  expect(found).toMatchObject({ outside: 2, words: `Y at ${day(5)}` })
  expect(() => survivorship({ symbols: [] }, year)).toThrow(/held none/)
})

const walk = Array.from({ length: 60 }, (_, at) => 100 * 1.01 ** (at % 2 === 0 ? 1 : 0))
const series = (prices: readonly number[]) => [
  { symbol: 'X', prices: prices.map((price, at) => ({ at: day(at), price: `${price}` })) },
]
const split = walk.map((price, at) => (at < 30 ? price : price / 2))

test('a jump beyond twenty usual changes is told, unless an event explains it', () => {
  expect(priceJumps({ series: series(walk), events: [] })).toEqual({
    jumps: 0,
    changes: 59,
    words: 'none',
  })
  const jumped = priceJumps({ series: series(split), events: [] })
  expect(jumped).toMatchObject({ jumps: 1, words: `X ${day(30)}` })
  const event = { symbol: 'X', at: day(30) }
  expect(priceJumps({ series: series(split), events: [event] }).jumps).toBe(0)
  expect(priceJumps({ series: series(split), events: [{ ...event, symbol: 'Y' }] }).jumps).toBe(1)
})

test.for<readonly [what: string, prices: readonly number[], words: RegExp]>([
  ['few prices', walk.slice(0, 19), /at least 20, were 19/],
  ['prices that do not move', walk.map(() => 100), /half of them did not/],
  ['a price below 0', walk.with(7, -37.63), /was -37\.63/],
  ['a price of nothing', walk.with(7, Number.NaN), /was NaN/],
])('%s tell nothing of jumps', ([, prices, words]) => {
  expect(() => priceJumps({ series: series(prices), events: [] })).toThrow(words)
})

test('what was traded and has no prices is told by nobody', () => {
  const told = { series: series(walk), events: [] }
  expect(priceJumps(told, [trade()]).jumps).toBe(0)
  expect(() => priceJumps(told, [trade(), trade({ symbol: 'Y' })])).toThrow(/prices of Y must be/)
})

test('no prices are no evidence', () => {
  expect(() => priceJumps({ series: [], events: [] })).toThrow(/were not/)
})

const digests = { code: 'c', parameters: 'p', data: 'd' }
const good: Approval = { author: 'Ada', approver: 'Grace', approvedAt: day(1), digests }
const found = (...approvals: readonly Approval[]) => approvalFound({ digests, approvals }, day(5))

test('an approval counts where it is of what runs, by somebody else, and came first', () => {
  const runs = `code ${digests.code}, parameters ${digests.parameters}, data ${digests.data}`
  expect(found(good)).toEqual({ unapproved: 0, words: `by Grace at ${day(1)}`, runs })
  expect(found().runs).toBe(runs)
  expect(found({ ...good, approver: 'ADA ' }, good).unapproved).toBe(0)
})

test.for<readonly [what: string, approvals: readonly Approval[], words: RegExp]>([
  ['no approval', [], /^there is no approval$/],
  ['its author', [{ ...good, approver: ' ada' }], /is by its author/],
  [
    'its author in letters that look alike',
    [{ ...good, approver: '\u0410da' }],
    /is by its author/,
  ],
  ['a dash', [{ ...good, approver: '--' }], /is by nobody/],
  ['another code', [{ ...good, digests: { ...digests, code: 'x' } }], /is of other code$/],
  [
    'other parameters and data',
    [{ ...good, digests: { ...digests, parameters: 'x', data: 'y' } }],
    /is of other parameters and data$/,
  ],
  ['an approval that came later', [{ ...good, approvedAt: day(6) }], /came after trading began/],
])('%s does not count', ([, approvals, words]) => {
  expect(found(...approvals)).toMatchObject({ unapproved: 1, words: expect.stringMatching(words) })
})
