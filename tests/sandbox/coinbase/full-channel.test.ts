import { afterEach, beforeEach, expect, test } from 'vitest'
import { formatDecimal, parseDecimal as d } from '../../../sandbox/decimal.ts'
import type { LevelChange, NewOrder, SelfTradePrevention } from '../../../sandbox/matching/types.ts'
import { createRandom, type Random } from '../../../sandbox/random.ts'
import { OrderBookOfOrders } from './order-book-of-orders.ts'
import { openQuietVenue, type QuietVenue } from './quiet-venue.ts'
import { RestClient } from './rest-client.ts'
import { SocketClient } from './socket-client.ts'

let venue: QuietVenue
let client: SocketClient
const product = 'ETH-USD'

beforeEach(async () => {
  venue = await openQuietVenue()
  client = await SocketClient.open(venue.front.endpoint)
})
afterEach(async () => {
  await client.close()
  await venue.front.close()
})

const among = <T>(random: Random, list: readonly T[]): T =>
  list[Math.floor(random() * list.length)]!

function randomOrder(random: Random): NewOrder {
  const side = among(random, ['buy', 'sell'] as const)
  const kind = among(random, ['limit', 'limit', 'limit', 'market', 'stop-loss-limit'] as const)
  const price = d(String(1990 + Math.floor(random() * 20)))
  return {
    account: 'tester',
    symbol: product,
    clientOrderId: `#${random()}`,
    side,
    kind,
    price,
    quantity: d(among(random, ['0.1', '0.5', '1.25', '4'])),
    triggerPrice: kind === 'stop-loss-limit' ? price : undefined,
    timeInForce: among(random, ['GTC', 'GTC', 'GTC', 'IOC', 'FOK'] as const),
    postOnly: false,
    selfTradePrevention: among<SelfTradePrevention>(random, [
      'decrement',
      'expire-maker',
      'expire-taker',
      'expire-both',
    ]),
  }
}

const randomLevel = (random: Random): LevelChange => ({
  side: among(random, ['buy', 'sell'] as const),
  price: d(String(1990 + Math.floor(random() * 20))),
  quantity: d(among(random, ['0', '0.3', '1', '2.5', '6'])),
})

/** Something that happens on the venue: an order, a cancel, liquidity that moves, a trade of others. */
function act(random: Random): void {
  const { engine } = venue
  const choice = random()
  if (choice < 0.4) engine.submit(randomOrder(random))
  else if (choice < 0.5) {
    const order = engine.openOrders('tester')[0]
    if (order) engine.cancel(product, order.id)
  } else if (choice < 0.55) {
    // A trade of others that is only reported meets nobody's order, so it is kept clear of those that rest.
    engine.report(product, { price: d('1989'), quantity: d('0.2'), takerSide: 'buy' })
  } else if (choice < 0.56) engine.reset()
  else engine.applyLiquidity(product, [randomLevel(random), randomLevel(random)])
}

test.for([1, 2, 3])(
  'a book of orders built from full and a snapshot equals the engine (seed %i)',
  async seed => {
    const random = createRandom(seed, 'full channel')
    await client.subscribe(['full'], [product], client.proof())
    for (let step = 0; step < 100; step += 1) act(random)
    const { body: snapshot } = await new RestClient(venue.front.endpoint).send(
      `GET /products/${product}/book?level=3`,
    )
    for (let step = 0; step < 700; step += 1) act(random)
    const { body: last } = await new RestClient(venue.front.endpoint).send(
      `GET /products/${product}/book?level=1`,
    )
    await client.until(({ sequence }) => sequence === last.sequence)

    const book = new OrderBookOfOrders(snapshot)
    for (const message of client.ofType('received', 'open', 'done', 'match', 'change')) {
      book.apply(message)
    }
    expect(book.violations).toEqual([])
    expect(book.outOfTurn).toEqual([])
    for (const type of ['received', 'open', 'done', 'match', 'change']) {
      expect(client.ofType(type).length, type).toBeGreaterThan(20)
    }
    const { bids, asks } = venue.engine.book(product, 1000)
    const levels = (side: typeof bids) =>
      new Map(side.map(([price, quantity]) => [formatDecimal(price), quantity]))
    expect(book.levels('buy')).toEqual(levels(bids))
    expect(book.levels('sell')).toEqual(levels(asks))
    const own = venue.engine.openOrders('tester').filter(({ workingMs }) => workingMs)
    const rest = await new RestClient(venue.front.endpoint).signed('GET /orders?status=open')
    expect(rest.body).toHaveLength(own.length)
    for (const { id, size, filled_size: filled } of rest.body) {
      const left = d(size) - d(filled)
      expect(book.orders.get(id)?.size).toBeLessThanOrEqual(left)
    }
  },
)
