import fc from 'fast-check'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { FaultSwitchboard } from '../../../../sandbox/faults/active.ts'
import { createBinanceProtocol } from '../../../../sandbox/firm/books/binance/protocol.ts'
import type { BookSide } from '../../../../sandbox/firm/books/book-side.ts'
import { createCoinbaseProtocol } from '../../../../sandbox/firm/books/coinbase/protocol.ts'
import { createKrakenProtocol } from '../../../../sandbox/firm/books/kraken/protocol.ts'
import { WatchedBook } from '../../../../sandbox/firm/books/watched-book.ts'
import { Speaker } from './speaker.ts'
import { speeches, type Change } from './speech.ts'

const protocols = {
  binance: createBinanceProtocol,
  coinbase: createCoinbaseProtocol,
  kraken: createKrakenProtocol,
}

interface Step {
  readonly change: Change
  readonly fate: 'told' | 'lost' | 'told twice'
}

/** Bids and asks never meet; a quantity of nothing takes a level away. */
const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    side: fc.constant('buy' as const),
    price: fc.integer({ min: 9988, max: 9999 }),
    quantity: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({
    side: fc.constant('sell' as const),
    price: fc.integer({ min: 10_001, max: 10_012 }),
    quantity: fc.integer({ min: 0, max: 3 }),
  }),
)
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    change: changes,
    fate: fc.oneof(
      { weight: 8, arbitrary: fc.constant('told' as const) },
      { weight: 2, arbitrary: fc.constant('lost' as const) },
      { weight: 1, arbitrary: fc.constant('told twice' as const) },
    ),
  }),
  { minLength: 10, maxLength: 40, size: 'max' },
)

const rows = (side: BookSide, count: number) =>
  side.top(count).map(({ price, quantity }) => [price, quantity])

/** Waits for the snapshot over REST, if one is on its way. */
async function restFor(book: WatchedBook): Promise<void> {
  for (let turn = 0; book.isAwaited && turn < 20; turn += 1) await sleep(1)
}

/** Kraken's checksum counts over ten levels a side: of the others, nothing can be known. */
const known = { binance: 100, coinbase: 100, kraken: 10 } as const

test.for(['binance', 'coinbase', 'kraken'] as const)(
  '%s: whatever gets lost, after each message a usable book is the true one',
  async name => {
    let usable = 0
    let broken = 0
    await using speaker = await Speaker.open(speeches[name]())
    const run = async (taken: readonly Step[]) => {
      const speech = speeches[name]()
      speaker.server.page = () => speech.snapshot()
      const book = new WatchedBook(name, speech.symbol, new FaultSwitchboard())
      const answers: string[] = []
      const protocol = protocols[name]({
        endpoint: speaker.endpoint,
        books: new Map([[speech.symbol, book]]),
        send: text => void answers.push(...speech.answer(text)),
      })
      const hear = async (frames: readonly string[]) => {
        for (const frame of frames) protocol.read(frame, performance.now())
        while (answers.length > 0) protocol.read(answers.shift()!, performance.now())
        if (name === 'binance') await restFor(book)
      }
      const ask = (act: () => void) => {
        book.asked(performance.now())
        act()
      }
      ask(() => protocol.subscribe())
      await hear([])
      for (const { change, fate } of taken) {
        const frames = speech.change(change)
        if (fate === 'lost') continue
        await hear(fate === 'told twice' ? [...frames, ...frames] : frames)
        if (book.status().usable) {
          usable += 1
          const { bids, asks } = book.levels
          expect(rows(bids, known[name])).toEqual(speech.levels('buy').slice(0, known[name]))
          expect(rows(asks, known[name])).toEqual(speech.levels('sell').slice(0, known[name]))
        } else if (!book.isLive && !book.isAwaited) {
          broken += 1
          ask(() => protocol.renew(book))
          await hear([])
        }
      }
      await protocol.close()
    }
    await fc.assert(fc.asyncProperty(steps, run), { numRuns: 60, seed: 11 })
    expect(usable).toBeGreaterThan(500)
    expect(broken).toBeGreaterThan(50)
  },
)
