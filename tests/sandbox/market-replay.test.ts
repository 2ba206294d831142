import { expect, test } from 'vitest'
import { formatDecimal } from '../../sandbox/decimal.ts'
import { binanceListings } from '../../sandbox/venues/binance/listings.ts'
import { ethSession } from '../../sandbox/market/eth-session.ts'
import type { Pace } from '../../sandbox/market/pace.ts'
import { startReplay } from '../../sandbox/market/replay.ts'
import { createEngine } from '../../sandbox/matching/engine.ts'
import type { Trade } from '../../sandbox/matching/types.ts'
import { captureFile, readCapturedLines } from './captured-lines.ts'
import { NaiveBook } from './naive-book.ts'

const symbol = 'ETHUSDT'
const { roundMs } = ethSession
const captured = readCapturedLines()
const perRound = 1 + captured.messages.length
const done = new Error('as many events as the test wants')

/** Lets a replay run as fast as it can, looks at it before each event, and ends it after a number of them. */
function fullSpeed(events: number, look: (event: number) => void): Pace {
  let event = 0
  return {
    reach() {
      look(event)
      event += 1
      if (event > events) throw done
      return undefined
    },
  }
}

function openEngine() {
  const engine = createEngine({ now: () => 0 })
  for (const { instrument } of binanceListings) engine.list(instrument)
  const updateIds: number[] = []
  const tape: Trade[] = []
  engine.subscribe(event => {
    if (event.type === 'level') updateIds.push(event.updateId)
    if (event.type === 'tape') tape.push(event.trade)
  })
  return { engine, updateIds, tape }
}

async function replay(engine: ReturnType<typeof createEngine>, pace: Pace): Promise<void> {
  const feed = await startReplay({ engine, symbol, pace }, { file: captureFile, roundMs })
  await expect(feed.ended).rejects.toBe(done)
}

/** A whole book takes long to compare: each of a few hundred, then samples, then each again over the seam. */
const compares = (event: number) => event < 300 || event % 20 === 0 || event > perRound - 100

test('after captured events the book is what the capture says, over the seam too', async () => {
  const { engine } = openEngine()
  const book = new NaiveBook()
  const look = (event: number) => {
    if (event > 0 && compares(event))
      expect(book.discrepancy(engine.book(symbol, 5_000))).toBeUndefined()
    const next = captured.messages[(event % perRound) - 1]
    if (!next) book.replace(captured.bids, captured.asks)
    else if (next.e === 'depthUpdate') book.update(next.b, next.a)
  }

  await replay(engine, fullSpeed(perRound + 100, look))

  expect(engine.book(symbol, 5_000).bids.length).toBeGreaterThan(900)
})

test('the tape is the captured trades, with ids that go on over the seam', async () => {
  const { engine, tape } = openEngine()

  await replay(
    engine,
    fullSpeed(2 * perRound, () => undefined),
  )

  const trades = captured.messages.filter(message => message.e === 'trade')
  const expected = trades.map(({ p, q, m }) => [Number(p), Number(q), m ? 'sell' : 'buy'])
  expect(expected).toHaveLength(6_106)
  const shown = tape.map(({ price, quantity, takerSide }) => [
    Number(formatDecimal(price)),
    Number(formatDecimal(quantity)),
    takerSide,
  ])
  expect(shown).toEqual([...expected, ...expected])
  const [first] = tape
  expect(tape.map(({ id }) => id)).toEqual(tape.map((_, index) => first!.id + index))
})

test('update ids count up by one, over the seam too', async () => {
  const { engine, updateIds } = openEngine()

  await replay(
    engine,
    fullSpeed(perRound + 100, () => undefined),
  )

  expect(updateIds.length).toBeGreaterThan(90_000)
  expect(updateIds).toEqual(updateIds.map((_, index) => updateIds[0]! + index))
})

test('a missing capture is refused before the market opens', async () => {
  const { engine } = openEngine()
  const nowhere = new URL('./no-such-capture.gz', import.meta.url)
  const pace = fullSpeed(1, () => undefined)

  await expect(startReplay({ engine, symbol, pace }, { file: nowhere, roundMs })).rejects.toThrow(
    /ENOENT/,
  )
})
