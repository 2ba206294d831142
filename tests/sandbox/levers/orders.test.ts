import { randomUUID } from 'node:crypto'
import type { Exchange, Order } from 'ccxt'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { FirmFronts, restingBuy, subjects, type Subject } from '../firm-front.ts'

let fronts: FirmFronts
beforeAll(async () => {
  fronts = await FirmFronts.open()
})
afterAll(() => fronts[Symbol.asyncDispose]())
beforeEach(() => fronts.control('POST', '/reset'))

/** What each venue says to a cancel that came too late, and what it charges makers. */
const facts = {
  binance: { tooLate: /-2011.*Unknown order sent/, maker: 0.001 },
  coinbase: { tooLate: /Order already done/, maker: 0.004 },
  kraken: { tooLate: /EOrder:Unknown order/, maker: 0.0025 },
} as const satisfies Record<Subject['venue'], object>

const other = {
  binance: { symbol: 'ETH/USDT', raw: 'ETHUSDT' },
  coinbase: { symbol: 'ETH/USD', raw: 'ETH-USD' },
  kraken: { symbol: 'ETH/USD', raw: 'ETH/USD' },
} as const satisfies Record<Subject['venue'], object>

describe.for(subjects)('at $venue', ({ venue, symbol, raw }) => {
  let [firm, auditor, checks]: Exchange[] = []
  beforeAll(async () => {
    firm = await fronts.ccxt(venue, fronts.firmEndpoint(venue))
    auditor = await fronts.ccxt(venue, fronts.auditorEndpoint(venue))
    checks = await fronts.ccxt(venue, fronts.checksEndpoint(venue))
  })

  const lever = (method: string, name: string, body?: object) =>
    fronts.control(method, `/venues/${venue}/levers/${name}`, body)
  const rest = (clientOrderId: string) => restingBuy(firm!, symbol, { clientOrderId })
  const held = async () => {
    const { body } = await fronts.control('GET', `/venues/${venue}/accounts/firm/state`)
    const amount = (asset: string) => {
      const balance = body.balances[asset]
      return Number(balance.free) + Number(balance.locked)
    }
    return { base: amount('BTC'), quote: amount(symbol.split('/')[1]!) }
  }

  test('a resting order is filled at its price, as maker, with fees and balances that follow', async () => {
    const clientOrderId = randomUUID()
    const order = await rest(clientOrderId)
    const before = await held()
    const { status, body } = await lever('POST', 'fill', { clientOrderId })
    const after = await held()
    const [trade, ...others] = await auditor!.fetchMyTrades(symbol)
    const { price, side } = await auditor!.fetchOrder(order.id!, symbol)

    expect(status).toBe(200)
    expect(body).toMatchObject({ clientOrderId, status: 'filled', filledQuantity: '0.01' })
    expect(others).toEqual([])
    expect(trade).toMatchObject({ order: order.id, amount: 0.01, price, side })
    expect(trade!.takerOrMaker).toBe('maker')
    const paysInBase = venue === 'binance'
    const cost = 0.01 * price!
    const fee = (paysInBase ? 0.01 : cost) * facts[venue].maker
    expect(trade!.fee!.cost!).toBeCloseTo(fee, 6)
    expect(after.base - before.base).toBeCloseTo(0.01 - (paysInBase ? fee : 0), 8)
    expect(before.quote - after.quote).toBeCloseTo(cost + (paysInBase ? 0 : fee), 5)
  })

  test('a part of it leaves the rest open, and the tape tells the trade to everybody', async () => {
    const clientOrderId = randomUUID()
    const order = await rest(clientOrderId)
    await lever('POST', 'fill', { clientOrderId, quantity: '0.004' })
    const [open] = await auditor!.fetchOpenOrders(symbol)
    const tape = await checks!.fetchTrades(symbol)
    const { bids } = await checks!.fetchOrderBook(symbol, 1000)

    expect(open).toMatchObject({ id: order.id, filled: 0.004 })
    const own = tape.filter(({ amount }) => amount === 0.004)
    expect(own.map(({ price, side }) => ({ price, side }))).toContainEqual({
      price: open!.price,
      side: 'sell',
    })
    const level = bids.find(([price]) => price === open!.price)
    expect(level![1]!).toBeGreaterThanOrEqual(0.006)
    expect((await lever('POST', 'fill', { clientOrderId, quantity: '0.01' })).status).toBe(409)
  })

  test('a cancel finds that its order has just been filled', async () => {
    const order = await rest(randomUUID())
    await lever('PUT', 'fill-before-cancel', { count: 1 })

    await expect(firm!.cancelOrder(order.id!, symbol)).rejects.toThrow(facts[venue].tooLate)
    expect(await auditor!.fetchMyTrades(symbol)).toHaveLength(1)
    const second = await rest(randomUUID())
    await firm!.cancelOrder(second.id!, symbol)
    expect(await auditor!.fetchOpenOrders(symbol)).toEqual([])
  })

  test.runIf(venue !== 'coinbase')('so does a replacement, which then fails', async () => {
    const order = await rest(randomUUID())
    const [{ price }] = (await firm!.fetchOpenOrders(symbol)) as [Order]
    const lower = Number(firm!.priceToPrecision(symbol, price! * 0.99))
    await lever('PUT', 'fill-before-cancel', { count: 1 })

    await expect(firm!.editOrder(order.id!, symbol, 'limit', 'buy', 0.02, lower)).rejects.toThrow()
    expect(await auditor!.fetchMyTrades(symbol)).toHaveLength(1)
    expect(await auditor!.fetchOpenOrders(symbol)).toEqual([])
  })

  test('the orders of the checks are canceled as ever', async () => {
    await lever('PUT', 'fill-before-cancel', { count: 1 })
    const order = await restingBuy(checks!, symbol)
    await checks!.cancelOrder(order.id!, symbol)

    expect(await checks!.fetchMyTrades(symbol)).toEqual([])
    expect((await lever('GET', 'fill-before-cancel')).body).toMatchObject({ left: 1 })
  })

  test('the venue cancels an order by itself', async () => {
    const clientOrderId = randomUUID()
    const order = await rest(clientOrderId)
    const { body } = await lever('POST', 'cancel', { clientOrderId })

    expect(body).toMatchObject({ clientOrderId, status: 'canceled' })
    expect(await auditor!.fetchOpenOrders(symbol)).toEqual([])
    expect((await lever('POST', 'cancel', { clientOrderId })).status).toBe(404)
    await expect(firm!.cancelOrder(order.id!, symbol)).rejects.toThrow()
  })

  test.for([
    ['the same symbol', symbol, raw],
    ['another symbol', other[venue].symbol, other[venue].raw],
  ] as const)('an order that the firm did not send appears in %s', async ([, unified, own]) => {
    const { bid } = await checks!.fetchTicker(unified)
    const price = firm!.priceToPrecision(unified, bid! * 0.95)
    const clientOrderId = randomUUID()
    const terms = { symbol: own, side: 'buy', price, quantity: '0.01' }
    const named = await lever('POST', 'place', { ...terms, clientOrderId })
    const nameless = await lever('POST', 'place', terms)
    const open = await auditor!.fetchOpenOrders(unified)

    expect(named).toMatchObject({ status: 200, body: { clientOrderId, status: 'accepted' } })
    expect(nameless.status).toBe(200)
    expect(open.map(({ amount, side, price: at }) => ({ amount, side, at }))).toEqual([
      { amount: 0.01, side: 'buy', at: Number(price) },
      { amount: 0.01, side: 'buy', at: Number(price) },
    ])
    expect(open.map(each => each.clientOrderId)).toContain(clientOrderId)
    for (const { id } of open) await firm!.cancelOrder(id!, unified)
    expect(await auditor!.fetchOpenOrders(unified)).toEqual([])
    expect(await checks!.fetchOpenOrders(unified)).toEqual([])
  })

  test('what the venue would refuse is not placed', async () => {
    const terms = { symbol: raw, side: 'buy', price: '10000.00001', quantity: '0.01' }
    const { status, body } = await lever('POST', 'place', terms)

    expect(status).toBe(409)
    expect(body.error).toMatch(/venue must take the order, refused it: price filter/)
  })
})
