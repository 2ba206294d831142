import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StatedLevel } from '../../../core/market-event.ts'
import { Findings } from '../../../helpers/feed/finding.ts'
import { InstrumentExaminer } from '../../../helpers/feed/instrument-examiner.ts'
import { OrderBook } from '../../../helpers/feed/order-book.ts'
import vectors from '../../data/conformance/exchange_vectors.json' with { type: 'json' }
import { documented, documentedChecksum } from '../../data/kraken-book-example.ts'

interface Frame {
  readonly kind: 'snapshot' | 'change'
  readonly bids: readonly StatedLevel[]
  readonly asks: readonly StatedLevel[]
  readonly checksum: number | undefined
}

const checksum = documentedChecksum
const symbol = 'BTC/USD'
const snapshot: Frame = { kind: 'snapshot', ...documented, checksum }
const depth = 10

/** What an instrument's frames are found to be. */
function judged(...frames: readonly Frame[]) {
  const findings = new Findings()
  const instrument = new InstrumentExaminer(symbol, findings, depth)
  for (const { kind, ...frame } of frames)
    if (kind === 'snapshot') instrument.snapshot({ kind, symbol, ...frame }, 0)
    else instrument.change({ kind, symbol, ...frame }, 0)
  const wrong = findings.all.find(one => one.kind === 'wrong checksum')
  return { checked: instrument.checksums, wrong: wrong?.count ?? 0, first: wrong?.first }
}

function checksumOf(asks: readonly StatedLevel[], bids: readonly StatedLevel[]): number {
  const book = new OrderBook()
  book.replace({ asks, bids })
  return book.checksum()
}

test('the documented example has its documented checksum', () => {
  expect(checksumOf(documented.asks, documented.bids)).toBe(checksum)
})

test('the vector of the first API has its checksum', () => {
  const { asks, bids, checksum: stated } = vectors.kraken_ws_v1_book_checksum
  const words = (rows: string[][]) =>
    rows.map(([price, quantity]): StatedLevel => [price!, quantity!])

  expect(checksumOf(words(asks), words(bids))).toBe(stated)
})

test('a snapshot is compared as well, and a right one is right', () => {
  expect(judged(snapshot)).toEqual({ checked: 1, wrong: 0, first: undefined })
})

test('a changed digit anywhere in the best ten makes the checksum wrong', () => {
  fc.assert(
    fc.property(fc.constantFrom('asks', 'bids'), fc.nat(9), (side, at) => {
      const [price] = documented[side][at]!
      const changed = documented[side].map((level, index): StatedLevel =>
        index === at ? [price, '0.77777777'] : level,
      )
      expect(judged({ ...snapshot, [side]: changed })).toMatchObject({ checked: 1, wrong: 1 })
    }),
  )
})

test('the order in which a snapshot names its levels does not matter', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...documented.asks], { minLength: 10 }),
      fc.shuffledSubarray([...documented.bids], { minLength: 10 }),
      (asks, bids) => {
        expect(judged({ ...snapshot, asks, bids }).wrong).toBe(0)
      },
    ),
  )
})

test('a level that is added and removed again leaves the checksum as it was', () => {
  const worse: Frame = { kind: 'change', bids: [], asks: [], checksum: undefined }
  const frames: readonly Frame[] = [
    snapshot,
    { ...worse, bids: [['45270.0', '1.00000000']] },
    { ...worse, bids: [['45270.0', '0.00000000']], checksum },
  ]

  expect(judged(...frames)).toMatchObject({ checked: 2, wrong: 0 })
})

test('what falls out of the depth does not come back by itself', () => {
  const update: Frame = { kind: 'change', bids: [], asks: [], checksum: undefined }
  const better: Frame = { ...update, asks: [['45284.0', '1.00000000']] }
  const gone: Frame = { ...update, asks: [['45284.0', '0.00000000']], checksum }
  const again: Frame = { ...gone, asks: [...gone.asks, ['45299.5', '0.18772827']] }

  expect(judged(snapshot, better, gone)).toMatchObject({ checked: 2, wrong: 1 })
  expect(judged(snapshot, better, again)).toMatchObject({ checked: 2, wrong: 0 })
})

test('a wrong checksum is told with both numbers', () => {
  expect(judged({ ...snapshot, checksum: 1 }).first).toBe(
    'the venue stated 1, our book has 3310070434',
  )
})

test.for<[string, readonly Frame[]]>([
  ['no frame', []],
  ['an update before any snapshot', [{ ...snapshot, kind: 'change' }]],
  ['a snapshot without a checksum', [{ ...snapshot, checksum: undefined }]],
])('with %s nothing is compared', ([, frames]) => {
  expect(judged(...frames)).toEqual({ checked: 0, wrong: 0, first: undefined })
})
