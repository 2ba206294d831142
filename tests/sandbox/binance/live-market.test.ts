import { expect, test } from 'vitest'
import { FaultSwitchboard } from '../../../sandbox/faults/active.ts'
import { binanceListings } from '../../../sandbox/venues/binance/listings.ts'
import { openMarket } from '../../../sandbox/market/market.ts'
import { createReference } from '../../../sandbox/market/reference.ts'
import { createEngine } from '../../../sandbox/matching/engine.ts'
import { amountOf, decimal } from '../../../sandbox/venues/binance/decimals.ts'
import { openBinance } from '../../../sandbox/venues/binance/front.ts'
import { binanceTerms } from '../../../sandbox/venues/binance/terms.ts'
import { servePlain } from '../../../sandbox/venues/serve.ts'
import { credentials } from './quiet-venue.ts'
import { RestClient } from './rest-client.ts'
import { SocketClient } from './socket-client.ts'

type Pairs = readonly (readonly [string, string])[]

class LocalBook {
  readonly levels = new Map<string, string>()

  apply(side: 'bid' | 'ask', pairs: Pairs): void {
    for (const [price, quantity] of pairs) {
      if (amountOf(quantity) === 0n) this.levels.delete(`${side} ${price}`)
      else this.levels.set(`${side} ${price}`, quantity)
    }
  }
}

test('the published rule for a local book, applied to the replayed capture, ends equal to the engine', async () => {
  const engine = createEngine({ now: Date.now })
  engine.openAccount('tester', {})
  const listings = binanceListings.filter(({ instrument }) => instrument.symbol === 'ETHUSDT')
  const market = await openMarket({
    engine,
    listings,
    now: Date.now,
    seed: 1,
    character: binanceTerms.market,
    reference: createReference(1),
  })
  const front = await openBinance(
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
  const client = await SocketClient.open(`${front.endpoint.websocket}/ws/ethusdt@depth@100ms`)
  await client.until(() => client.messages.length >= 3)
  const { body: snapshot } = await new RestClient(front.endpoint).get('/api/v3/depth', {
    symbol: 'ETHUSDT',
    limit: 5000,
  })
  await client.until(({ u }) => u > snapshot.lastUpdateId)
  await client.until(() => client.messages.length >= 15)
  market.close()
  const { updateId } = engine.book('ETHUSDT', 1)
  await client.until(({ u }) => u === updateId)

  const book = new LocalBook()
  book.apply('bid', snapshot.bids)
  book.apply('ask', snapshot.asks)
  let lastId: number = snapshot.lastUpdateId
  for (const { U, u, b, a } of client.messages) {
    if (u <= lastId) continue
    expect(U).toBeLessThanOrEqual(lastId + 1)
    book.apply('bid', b)
    book.apply('ask', a)
    lastId = u
  }
  const { bids, asks } = engine.book('ETHUSDT', 5000)
  const key = (side: string) => (level: readonly [bigint, bigint]) =>
    [`${side} ${decimal(level[0])}`, decimal(level[1])] as const
  expect(lastId).toBe(updateId)
  expect(book.levels).toEqual(new Map([...bids.map(key('bid')), ...asks.map(key('ask'))]))
  await client.close()
  await front.close()
})
