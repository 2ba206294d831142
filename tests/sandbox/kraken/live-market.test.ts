import { afterAll, beforeAll, expect, test } from 'vitest'
import { FaultSwitchboard } from '../../../sandbox/faults/active.ts'
import { openMarket } from '../../../sandbox/market/market.ts'
import { createReference } from '../../../sandbox/market/reference.ts'
import { createEngine } from '../../../sandbox/matching/engine.ts'
import { openKraken } from '../../../sandbox/venues/kraken/front.ts'
import { krakenListings } from '../../../sandbox/venues/kraken/listings.ts'
import { krakenTerms } from '../../../sandbox/venues/kraken/terms.ts'
import { servePlain } from '../../../sandbox/venues/serve.ts'
import type { VenueFront } from '../../../sandbox/venues/venue.ts'
import { credentials } from './quiet-venue.ts'
import { SocketClient } from './socket-client.ts'
import { levelsOf, sidesOf, WireBook } from './wire-book.ts'

let front: VenueFront
let closeMarket: () => void

beforeAll(async () => {
  const now = Date.now
  const engine = createEngine({ now, fees: krakenTerms.fees, feesIn: 'quote' })
  engine.openAccount('tester', {})
  const character = krakenTerms.market
  const reference = createReference(1)
  const market = await openMarket({
    engine,
    listings: krakenListings,
    now,
    seed: 1,
    character,
    reference,
  })
  closeMarket = () => market.close()
  front = await openKraken(
    {
      engine,
      history: market.history,
      faults: new FaultSwitchboard(),
      now,
      timeScale: 1,
      keys: [{ ...credentials, mayTrade: true }],
      account: 'tester',
      orderLatencyMs: () => 0,
      fees: () => krakenTerms.fees,
      serve: servePlain,
    },
    0,
  )
})
afterAll(async () => {
  closeMarket()
  await front.close()
})

test.for([10, 1000])(
  'every checksum of a moving market is that of the book at depth %i, on every pair',
  async depth => {
    const client = await SocketClient.open(front.endpoint.websocket)
    const symbol = krakenListings.map(({ instrument }) => instrument.symbol)
    client.send({ method: 'subscribe', params: { channel: 'book', symbol, depth } })
    const frames = () => client.frames.filter(frame => frame.startsWith('{"channel":"book"'))
    await expect.poll(() => frames().length).toBeGreaterThan(60)
    const books = new Map(symbol.map(each => [each, new WireBook(depth)]))
    for (const frame of frames()) {
      const [{ symbol, checksum }] = JSON.parse(frame).data
      const book = books.get(symbol)!
      book.apply(levelsOf(frame, 'asks'), levelsOf(frame, 'bids'))
      expect(book.checksum).toBe(checksum)
    }
    await client.close()
  },
)

test('so is every checksum of the first version', async () => {
  const client = await SocketClient.open(new URL(front.endpoint.websocket).origin)
  client.send({
    event: 'subscribe',
    pair: ['XBT/USD', 'ETH/USD', 'LTC/USD'],
    subscription: { name: 'book', depth: 100 },
  })
  const messages = () => client.messages.filter(Array.isArray)
  await expect.poll(() => messages().length).toBeGreaterThan(60)
  const books = new Map<string, WireBook>()
  for (const message of messages()) {
    const { isSnapshot, asks, bids, checksum } = sidesOf(message)
    const pair = message.at(-1)
    const book = isSnapshot ? new WireBook(100) : books.get(pair)!
    books.set(pair, book)
    book.apply(asks, bids)
    if (!isSnapshot) expect(checksum).toBe(book.checksum)
  }
  await client.close()
})
