import { expect, test } from 'vitest'
import type { MarketEvent, StatedLevel } from '../../../core/market-event.ts'
import { changesPerSecond, touchHistory } from '../../../helpers/feed/touch-history.ts'

type Levels = readonly StatedLevel[]
const symbol = 'BTCUSDT'
const snapshot = (bids: Levels, asks: Levels, more: object = {}): MarketEvent => ({
  kind: 'snapshot',
  symbol,
  bids,
  asks,
  ...more,
})
const change = (bids: Levels, asks: Levels, more: object = {}): MarketEvent => ({
  kind: 'change',
  symbol,
  bids,
  asks,
  ...more,
})
const numbered = (firstId: number, lastId: number) => ({ firstId, lastId })
const at = (receivedMs: number, event: MarketEvent) => ({ receivedMs, event })
const begun = snapshot([['99', '1']], [['101', '1']])

test('the best prices are told after each message, by its arrival', () => {
  const { touches, flaws } = touchHistory([
    at(10, begun),
    at(20, change([['100', '2']], [])),
    at(35, change([['100.0', '0']], [['100.5', '1']])),
  ])

  expect(touches).toEqual([
    { fromMs: 10, id: undefined, bid: 99, ask: 101 },
    { fromMs: 20, id: undefined, bid: 100, ask: 101 },
    { fromMs: 35, id: undefined, bid: 99, ask: 100.5 },
  ])
  expect(flaws).toBe(0)
})

test('changes wait for a numbered snapshot, and those that it holds are left out', () => {
  const { touches, flaws } = touchHistory([
    at(10, change([['98', '1']], [], numbered(4, 5))),
    at(20, change([['100', '1']], [], numbered(6, 8))),
    at(30, snapshot([['99', '1']], [['101', '1']], { lastId: 5 })),
    at(40, change([], [['100.5', '1']], numbered(9, 9))),
  ])

  expect(touches).toEqual([
    { fromMs: 30, id: 5, bid: 99, ask: 101 },
    { fromMs: 30, id: 8, bid: 100, ask: 101 },
    { fromMs: 40, id: 9, bid: 100, ask: 100.5 },
  ])
  expect(flaws).toBe(0)
})

test('a number that is missing is a flaw, and so is a checksum that is not that of the book', () => {
  const gap = touchHistory([
    at(10, snapshot([['99', '1']], [['101', '1']], { lastId: 5 })),
    at(20, change([['100', '1']], [], numbered(7, 8))),
  ])
  // CRC-32 of 1011 and 991, as `python3 -c "import zlib; print(zlib.crc32(b'1011991'))"` tells.
  const checked = { checksum: 926_165_848 }
  const right = touchHistory([at(10, snapshot([['99', '1']], [['101', '1']], checked))])
  const wrong = touchHistory([
    at(10, snapshot([['99', '1']], [['101', '1']], checked)),
    at(20, change([['98', '1']], [], checked)),
  ])

  expect([gap.flaws, right.flaws, wrong.flaws]).toEqual([1, 0, 1])
})

test('what lies beyond the depth is forgotten, and a side without levels has no price', () => {
  const { touches } = touchHistory(
    [at(10, begun), at(20, change([['100', '1']], [])), at(30, change([['100', '0']], []))],
    1,
  )

  expect(touches.map(({ bid }) => bid)).toEqual([99, 100, Number.NaN])
})

test('best prices that are told beside the book are kept apart from it', () => {
  const best: MarketEvent = { kind: 'best', symbol, bid: '99.5', ask: '101', lastId: 7 }
  const { touches, sooner } = touchHistory([at(10, begun), at(15, best)])

  expect(touches).toHaveLength(1)
  expect(sooner).toEqual([{ fromMs: 15, id: 7, bid: 99.5, ask: 101 }])
})

test('a rate counts the levels of a time, its end left out', () => {
  const history = touchHistory([
    at(0, begun),
    at(100, change([['98', '1']], [['102', '1']])),
    at(599, change([['98', '2']], [])),
    at(600, change([['98', '3']], [])),
  ])

  expect(changesPerSecond(history, 100, 600)).toBe(6)
  expect(changesPerSecond(history, 601, 701)).toBe(0)
})
