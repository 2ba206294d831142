import { expect, test } from 'vitest'
import { formatDecimal, parseDecimal } from '../../../sandbox/decimal.ts'
import { FaultSwitchboard } from '../../../sandbox/faults/active.ts'
import { openMarket } from '../../../sandbox/market/market.ts'
import { createReference } from '../../../sandbox/market/reference.ts'
import { createEngine } from '../../../sandbox/matching/engine.ts'
import { openCoinbase } from '../../../sandbox/venues/coinbase/front.ts'
import { coinbaseListings } from '../../../sandbox/venues/coinbase/listings.ts'
import { coinbaseTerms } from '../../../sandbox/venues/coinbase/terms.ts'
import { servePlain } from '../../../sandbox/venues/serve.ts'
import { OrderBookOfOrders } from './order-book-of-orders.ts'
import { credentials } from './quiet-venue.ts'
import { RestClient } from './rest-client.ts'
import { SocketClient } from './socket-client.ts'

type Row = readonly [side: string, price: string, size: string]

/** The levels of one side as level2 tells them: a snapshot, and then sizes that replace those before. */
function levelsOf(client: SocketClient, side: 'buy' | 'sell'): Map<string, bigint> {
  const [snapshot] = client.ofType('snapshot')
  const rows: readonly Row[] = [
    ...snapshot[side === 'buy' ? 'bids' : 'asks'].map((row: readonly string[]) => [side, ...row]),
    ...client.ofType('l2update').flatMap(({ changes }) => changes),
  ]
  const levels = new Map<string, bigint>()
  for (const [of, price, size] of rows) {
    if (of !== side) continue
    const key = formatDecimal(parseDecimal(price))
    if (Number(size) === 0) levels.delete(key)
    else levels.set(key, parseDecimal(size))
  }
  return levels
}

test('on a living market, level2 and full each lead to the book of the engine', async () => {
  const engine = createEngine({ now: Date.now, feesIn: 'quote' })
  engine.openAccount('tester', {})
  const listings = coinbaseListings.slice(0, 1)
  const { symbol } = listings[0]!.instrument
  const market = await openMarket({
    engine,
    listings,
    now: Date.now,
    seed: 1,
    character: coinbaseTerms.market,
    reference: createReference(1),
  })
  const front = await openCoinbase(
    {
      engine,
      history: market.history,
      faults: new FaultSwitchboard(),
      now: Date.now,
      timeScale: 1,
      keys: [{ ...credentials, mayTrade: true }],
      account: 'tester',
      orderLatencyMs: () => 0,
      fees: () => engine.fees('tester'),
      serve: servePlain,
    },
    0,
  )
  const rest = new RestClient(front.endpoint)
  const client = await SocketClient.open(front.endpoint)
  await client.subscribe(['full', 'level2_batch'], [symbol], client.proof())
  await client.until(() => client.ofType('open').length > 0)
  const { body: snapshot } = await rest.send(`GET /products/${symbol}/book?level=3`)
  await client.until(
    () => client.ofType('l2update').length > 10 && client.ofType('match').length > 0,
  )
  market.close()
  const updates = client.ofType('l2update').length
  const { body: last } = await rest.send(`GET /products/${symbol}/book`)
  await client.until(({ sequence }) => sequence === last.sequence)
  engine.applyLiquidity(symbol, [{ side: 'buy', price: parseDecimal('1'), quantity: 1n }])
  await client.until(() => client.ofType('l2update').length > updates)
  await client.until(({ type, price }) => type === 'open' && price === '1')

  const orders = new OrderBookOfOrders(snapshot)
  for (const message of client.ofType('received', 'open', 'done', 'match', 'change')) {
    orders.apply(message)
  }
  const { bids, asks } = engine.book(symbol, Number.MAX_SAFE_INTEGER)
  const expected = (side: typeof bids) =>
    new Map(side.map(([price, quantity]) => [formatDecimal(price), quantity]))
  expect(orders.violations).toEqual([])
  expect(orders.levels('buy')).toEqual(expected(bids))
  expect(orders.levels('sell')).toEqual(expected(asks))
  await expect.poll(() => levelsOf(client, 'buy')).toEqual(expected(bids))
  await expect.poll(() => levelsOf(client, 'sell')).toEqual(expected(asks))
  await client.close()
  await front.close()
})
