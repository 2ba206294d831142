import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { asNumber } from './as-number.ts'
import { level } from '../quiet-book.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { SocketClient } from './socket-client.ts'
import { levelsOf, WireBook } from './wire-book.ts'

let venue: QuietVenue
let client: SocketClient
const symbol = 'BTC/USD'

beforeAll(async () => {
  venue = await openQuietVenue()
})
afterEach(async () => {
  await client.close()
  venue.restore()
})
afterAll(() => venue.front.close())

async function subscribe(depth: number): Promise<void> {
  client = await SocketClient.open(venue.front.endpoint.websocket)
  client.send({ method: 'subscribe', params: { channel: 'book', symbol: [symbol], depth } })
  await client.until(({ type, channel }) => channel === 'book' && type === 'snapshot')
}

const frames = () => client.frames.filter(frame => frame.startsWith('{"channel":"book"'))
const checksumOf = (frame: string): number => JSON.parse(frame).data[0].checksum

/** Changes that come and go on both sides, near and far: deterministic, and different at each step. */
async function move(steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    const far = (step * 7) % 40
    const quantity = step % 4 === 0 ? '0' : `${1 + (step % 9)}.${String(step % 10).repeat(3)}`
    venue.engine.applyLiquidity(symbol, [
      level('buy', 1999 - far / 2, quantity),
      level('sell', 2001 + ((step * 5) % 30) / 2, step % 3 === 0 ? '0' : quantity),
      level('buy', 1998.5, String(1 + (step % 5))),
    ])
    if (step % 3 === 0) await new Promise(setImmediate)
  }
  await settled()
}

/** Whatever was published before is here when the answer to a ping is. */
async function settled(): Promise<void> {
  await new Promise(setImmediate)
  await new Promise(setImmediate)
  await client.ask('ping', {})
}

test.for([10, 25, 100])(
  'every frame at depth %i has the checksum of the book it leads to',
  async depth => {
    await subscribe(depth)
    await move(200)
    const book = new WireBook(depth)
    expect(frames().length).toBeGreaterThan(30)
    for (const frame of frames()) {
      book.apply(levelsOf(frame, 'asks'), levelsOf(frame, 'bids'))
      expect(checksumOf(frame)).toBe(book.checksum)
    }
    const { asks, bids } = venue.engine.book(symbol, depth)
    const numbers = (levels: readonly (readonly string[])[]) => levels.map(each => each.map(Number))
    expect(numbers(book.asks)).toEqual(asks.map(each => each.map(asNumber)))
    expect(numbers(book.bids)).toEqual(bids.map(each => each.map(asNumber)))
  },
)

test('numbers keep their trailing zeros on the wire', async () => {
  await subscribe(10)
  expect(frames()[0]).toContain('{"price":1999.0,"qty":1.50000000}')
})

test('an unchanged book sends nothing', async () => {
  await subscribe(10)
  venue.engine.applyLiquidity(symbol, [level('buy', 1999, '1.5'), level('buy', 1985, '7')])
  await move(0)
  expect(frames()).toHaveLength(1)
})

const mismatches = (): readonly number[] => {
  const book = new WireBook(10)
  return frames().flatMap((frame, index) => {
    book.apply(levelsOf(frame, 'asks'), levelsOf(frame, 'bids'))
    return checksumOf(frame) === book.checksum ? [] : [index]
  })
}

/** One update after another, each of another level, so that a lost one stays visible. */
async function update(count: number): Promise<void> {
  for (let step = 0; step < count; step += 1) {
    const price = step % 2 === 0 ? 1999 - (step % 10) : 1997
    venue.engine.applyLiquidity(symbol, [level('buy', price, `${2 + step}`)])
    await new Promise(setImmediate)
    await new Promise(setImmediate)
  }
  await settled()
}

test('corrupt-checksum makes every fifth update wrong and leaves the others right', async () => {
  venue.faults.activate('corrupt-checksum')
  await subscribe(10)
  await update(15)
  expect(mismatches()).toEqual([5, 10, 15])
})

test('dropped-delta loses every fifth update, which the next checksum shows', async () => {
  venue.faults.activate('dropped-delta')
  await subscribe(10)
  await update(6)
  expect(frames()).toHaveLength(6)
  expect(mismatches()).toEqual([5])
})
