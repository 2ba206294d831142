import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { marketablePrice } from '../../../clients/venue/order-shape.ts'
import { restingOrder, sandboxWith, venueNames, type OpenedSandbox } from './sandbox-venues.ts'

let sandbox: OpenedSandbox
beforeAll(async () => {
  sandbox = await sandboxWith(venueNames)
})
afterAll(() => sandbox?.close())

const feeCurrencies = { binance: 'ETH', coinbase: 'USD', kraken: 'USD' } as const

describe.for(venueNames)('%s', name => {
  test('tells the trades of the account since an instant, and what it has', async () => {
    const opened = sandbox.at(name)
    const { venue, target } = opened
    const symbol = target.symbols[1]!
    const before = new Map((await venue.balances()).map(one => [one.currency, one.total]))
    const resting = await restingOrder(opened)
    const rules = (await venue.instruments()).find(one => one.symbol === symbol)!
    const price = marketablePrice(await venue.bestPrices(symbol), 'buy', rules)
    const startedMs = Date.now() - 1000

    const answer = await venue.submit({ ...resting, price, postOnly: false })
    expect(answer).toMatchObject({ accepted: true })
    const venueOrderId = 'venueOrderId' in answer ? answer.venueOrderId : ''

    const trades = await venue.ownTrades(symbol, startedMs)
    expect(trades.length).toBeGreaterThan(0)
    for (const trade of trades)
      expect(trade).toMatchObject({
        venueOrderId,
        side: 'buy',
        liquidity: 'taker',
        feeCurrency: feeCurrencies[name],
      })
    const filled = trades.reduce((sum, { quantity }) => sum + Number(quantity), 0)
    expect(filled).toBeCloseTo(Number(resting.quantity), 12)
    const after = new Map((await venue.balances()).map(one => [one.currency, one.total]))
    expect(Number(after.get('ETH'))).toBeGreaterThan(Number(before.get('ETH')))
    expect(await venue.ownTrades(symbol, Date.now() + 60_000)).toEqual([])
  })
})
