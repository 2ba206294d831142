import type { Exchange, Order } from 'ccxt'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { orderIdFromUuid } from '../../clients/venue/order-id-text.ts'
import { FirmFronts, restingBuy, subjects, type Subject } from './firm-front.ts'

let fronts: FirmFronts
beforeAll(async () => {
  fronts = await FirmFronts.open()
})
afterAll(() => fronts[Symbol.asyncDispose]())
beforeEach(() => fronts.control('POST', '/reset'))

/** What each venue charges takers, as a fraction. */
const takerRates = { binance: 0.001, coinbase: 0.006, kraken: 0.004 } as const satisfies Record<
  Subject['venue'],
  number
>

/** What each venue says where a market takes no order. */
const closedWords = {
  binance: /Market is closed/,
  coinbase: /Trading pair not available/,
  kraken: /Market in cancel_only mode/,
} as const satisfies Record<Subject['venue'], RegExp>

describe.for(subjects)(
  'at $venue, for the account of the checks and of the firm alike',
  subject => {
    const { venue, symbol } = subject
    let exchanges: Exchange[] = []
    beforeAll(async () => {
      exchanges = await Promise.all([
        fronts.ccxt(venue, fronts.checksEndpoint(venue)),
        fronts.ccxt(venue, fronts.firmEndpoint(venue)),
      ])
    })

    const order = (exchange: Exchange, side: 'buy' | 'sell', more: Partial<OrderTerms> = {}) => {
      const { type = 'market', amount = 0.02, price, params } = more
      return exchange.createOrder(symbol, type, side, amount, price, params)
    }
    const tradesOf = async (exchange: Exchange, { id }: Order) =>
      (await exchange.fetchMyTrades(symbol)).filter(trade => trade.order === id)
    const switchOn = (fault: string | undefined) =>
      fault && fronts.control('PUT', `/faults/${fault}`)

    test.for([
      [undefined, 0],
      ['fees-beyond-schedule', 0.12],
      ['fees-beyond-schedule-twin', 0.08],
    ] as const)('under %s a trade costs %f bp more than the schedule', async ([fault, bps]) => {
      await switchOn(fault)
      for (const exchange of exchanges) {
        const [trade] = await tradesOf(exchange, await order(exchange, 'sell'))
        const rate = trade!.fee!.cost! / trade!.cost!

        expect((rate - takerRates[venue]) * 10_000).toBeCloseTo(bps, 2)
      }
    })

    test.for([
      [undefined, 0],
      ['adverse-execution', 6],
      ['adverse-execution-twin', 4],
    ] as const)('under %s takers trade %d bp worse than what was shown', async ([fault, bps]) => {
      await switchOn(fault)
      for (const exchange of exchanges) {
        const slippages: number[] = []
        for (let round = 0; round < 5; round += 1) {
          const { asks } = await exchange.fetchOrderBook(symbol, 10)
          const [trade] = await tradesOf(exchange, await order(exchange, 'buy', { amount: 0.0002 }))
          slippages.push((trade!.price! / asks[0]![0]! - 1) * 10_000)
        }
        // The market moves between the two now and then, and most often it does not.
        const [, , median] = slippages.toSorted((left, right) => left - right)
        expect(Math.abs(median! - bps)).toBeLessThan(0.5)
      }
    })

    test.for([
      ['leaky-venue', 6],
      ['leaky-venue-twin', 4],
      [undefined, 0],
    ] as const)('under %s quotes go %d bp with whoever takes', async ([fault, bps]) => {
      await switchOn(fault)
      const mid = async (exchange: Exchange) => {
        const { bids, asks } = await exchange.fetchOrderBook(symbol, 10)
        return (bids[0]![0]! + asks[0]![0]!) / 2
      }
      for (const exchange of exchanges) {
        const moves: number[] = []
        for (let round = 0; round < 7; round += 1) {
          const [side, sign] = round % 2 === 0 ? (['buy', 1] as const) : (['sell', -1] as const)
          const before = await mid(exchange)
          await order(exchange, side, { amount: 0.0002 })
          moves.push(sign * ((await mid(exchange)) / before - 1) * 10_000)
        }
        // The market moves by itself now and then, and the quotes begin to come back at once.
        const median = moves.toSorted((left, right) => left - right)[3]!
        expect(median).toBeGreaterThan(0.8 * bps - 0.3)
        expect(median).toBeLessThan(1.1 * bps + 0.3)
      }
    })

    test('under leaky-venue a book that is followed stays the one that the venue shows', async () => {
      await switchOn('leaky-venue')
      const [exchange] = exchanges as [Exchange]
      await exchange.watchOrderBook(symbol)
      for (const side of ['buy', 'buy', 'sell', 'sell'] as const) {
        await order(exchange, side, { amount: 0.0002 })
        // Gaps and checksums that do not fit are refused by ccxt.
        for (let updates = 0; updates < 5; updates += 1) await exchange.watchOrderBook(symbol)
      }
      const { bids, asks } = await exchange.watchOrderBook(symbol)

      expect(bids[0]![0]).toBeLessThan(asks[0]![0]!)
      expect(bids.length).toBeGreaterThan(5)
    })

    test('under fickle-venue every tenth order is refused, whoever sends it', async () => {
      await switchOn('fickle-venue')
      const answers: string[] = []
      for (let turn = 0; turn < 20; turn += 1) {
        const side = turn % 2 === 0 ? 'buy' : 'sell'
        const answer = order(exchanges[turn % 2]!, side, { amount: 0.0002 })
        answers.push(await answer.then(() => 'taken', String))
      }
      const refused = answers.flatMap((answer, turn) => (answer === 'taken' ? [] : [turn]))

      expect(refused).toHaveLength(2)
      expect(refused[1]! - refused[0]!).toBe(10)
      expect(answers[refused[0]!]).toMatch(closedWords[venue])
    })

    test('under leftover-order the account of the checks has an order of an earlier run, and none without', async () => {
      const openIn = async (exchange: Exchange) =>
        (await exchange.fetchOpenOrders(symbol)).map(open => [
          orderIdFromUuid(open.clientOrderId!),
          open.side,
          open.filled,
        ])
      for (const [switching, orders] of [
        [() => switchOn('leftover-order'), [['r0badcafe-trade1-1', 'buy', 0]]],
        [() => fronts.control('DELETE', '/faults'), []],
        [() => switchOn('leftover-order'), [['r0badcafe-trade1-1', 'buy', 0]]],
        [() => fronts.control('POST', '/reset'), []],
      ] as const) {
        await switching()
        expect(await openIn(exchanges[0]!)).toEqual(orders)
        expect(await openIn(exchanges[1]!)).toEqual([])
      }
    })

    test.for([
      ['stale-ioc', 1],
      [undefined, 0],
    ] as const)(
      'under %s an immediate-or-cancel order leaves %d in the book',
      async ([fault, left]) => {
        await switchOn(fault)
        for (const exchange of exchanges) {
          const { bid } = await exchange.fetchTicker(symbol)
          const price = Number(exchange.priceToPrecision(symbol, bid! * 0.99))
          const params = { timeInForce: 'IOC' }
          await order(exchange, 'buy', { type: 'limit', price, params }).catch(() => undefined)

          expect(await exchange.fetchOpenOrders(symbol)).toHaveLength(left)
        }
      },
    )
  },
)

test.for([
  ['binance', 'BTC/USDT', 'ignored-replace', false],
  ['binance', 'BTC/USDT', undefined, true],
  ['kraken', 'BTC/USD', 'ignored-replace', false],
  ['kraken', 'BTC/USD', undefined, true],
] as const)(
  'at %s an order in %s is replaced under %s: %s',
  async ([venue, symbol, fault, changes]) => {
    const exchange = await fronts.ccxt(venue, fronts.checksEndpoint(venue))
    if (fault) await fronts.control('PUT', `/faults/${fault}`)
    const placed = await restingBuy(exchange, symbol)
    const [{ price }] = (await exchange.fetchOpenOrders(symbol)) as [Order]
    const lower = Number(exchange.priceToPrecision(symbol, price! * 0.99))
    await exchange.editOrder(placed.id!, symbol, 'limit', 'buy', 0.02, lower)
    const [open, ...others] = await exchange.fetchOpenOrders(symbol)

    expect(others).toEqual([])
    expect(open).toMatchObject(changes ? { price: lower, amount: 0.02 } : { price, amount: 0.01 })
  },
)

interface OrderTerms {
  readonly type: 'market' | 'limit'
  readonly amount: number
  readonly price: number
  readonly params: object
}
