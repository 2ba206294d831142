import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openVenue } from '../../../clients/venue/open.ts'
import { restingOrder, sandboxWith, venueNames, type OpenedSandbox } from './sandbox-venues.ts'

let sandbox: OpenedSandbox
beforeAll(async () => {
  sandbox = await sandboxWith(venueNames)
})
afterEach(() => sandbox.control.reset())
afterAll(() => sandbox?.close())

describe.for(venueNames)('%s', name => {
  const opened = () => sandbox.at(name)

  test('an order rests, is shown as it was sent, and is gone once it is canceled', async () => {
    const { venue } = opened()
    const order = await restingOrder(opened())
    const { symbol, clientOrderId, price, quantity } = order

    expect(await venue.submit(order)).toMatchObject({ accepted: true, filledQuantity: '0' })
    expect(await venue.openOrders(symbol)).toMatchObject([
      { symbol, clientOrderId, price, quantity, filledQuantity: '0' },
    ])
    expect(await venue.cancel(symbol, clientOrderId)).toBe(true)
    expect(await venue.openOrders(symbol)).toEqual([])
    expect(await venue.cancel(symbol, clientOrderId)).toBe(false)
  })

  test('orders of another instrument are not shown', async () => {
    const { venue, target } = opened()
    await venue.submit(await restingOrder(opened()))

    expect(await venue.openOrders(target.symbols[0]!)).toEqual([])
  })

  test('another client, as a sweeper is, finds the order by its id and cancels it', async () => {
    const { venue, target } = opened()
    const order = await restingOrder(opened())
    await venue.submit(order)
    const sweeper = await openVenue(target, { class: 'trade', intent: () => {} })

    const open = await sweeper.openOrders(order.symbol)
    const canceled = await sweeper.cancel(order.symbol, order.clientOrderId)
    await sweeper.close()

    expect(open.map(({ clientOrderId }) => clientOrderId)).toEqual([order.clientOrderId])
    expect(canceled).toBe(true)
    expect(await venue.openOrders(order.symbol)).toEqual([])
  })

  test('a second order with the same client order id is refused where ids are unique', async () => {
    const { venue } = opened()
    const order = await restingOrder(opened())
    await venue.submit(order)

    const second = await venue.submit(order)

    expect(second).toMatchObject(
      venue.capabilities.uniqueClientOrderIds
        ? { accepted: false, refusedFor: 'duplicate-client-order-id' }
        : { accepted: true },
    )
  })

  test('a post-only order that crosses is refused as taking', async () => {
    const { venue } = opened()
    const order = await restingOrder(opened())
    const crossing = { ...order, price: String(Math.ceil(Number(order.price) * 1.5)) }

    expect(await venue.submit(crossing)).toMatchObject({
      accepted: false,
      refusedFor: 'would-take',
    })
  })

  test('an order that takes tells what was filled', async () => {
    const { venue } = opened()
    const order = await restingOrder(opened())
    const price = (await venue.bestPrices(order.symbol)).ask.replace(/\..*/, '')
    const taking = { ...order, postOnly: false, price: String(Number(price) + 20) }

    const taken = await venue.submit(taking)
    const acceptedEmpty = { accepted: true, filledQuantity: '0' }

    expect(taken).toMatchObject({ accepted: true })
    // Coinbase Exchange acknowledges before it matches.
    if (name === 'coinbase') expect(taken).toMatchObject(acceptedEmpty)
    else expect(taken).toMatchObject({ filledQuantity: order.quantity })
  })

  test('an order that is too small is refused for another reason', async () => {
    const { venue } = opened()
    const order = await restingOrder(opened())

    expect(await venue.submit({ ...order, quantity: '0.0001' })).toMatchObject({
      accepted: false,
      refusedFor: 'other',
    })
  })

  test('a client that may only read is refused', async () => {
    const { target } = opened()
    const reader = await openVenue(target, { class: 'check' })

    await expect(reader.submit(await restingOrder(opened()))).rejects.toMatchObject({
      name: 'ForbiddenByClass',
    })
    await reader.close()
  })
})
