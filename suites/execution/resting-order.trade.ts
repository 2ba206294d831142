import { check, expect } from '../../fixtures/check.ts'

check(
  {
    id: 'execution/resting-order',
    severity: 'critical',
    title: 'an order rests where it was put, and is gone once it is canceled',
    prevents: 'An order that outlives its cancel is filled with nobody watching.',
    satisfies: ['execution/Order lifecycle management', 'execution/Order processing reliable'],
    per: 'venue',
    dependsOn: ['connectivity/signed-call', 'connectivity/venue-status'],
    validFor: '1d',
    timeoutMs: 60_000,
    remediation: [
      'Compare open orders at the venue with those that the trading system knows, and cancel the rest by hand.',
      'Stop trading on the venue until a cancel is seen to work.',
    ],
  },
  async ({ venue, symbol, orders, evidence, inconclusive }) => {
    inconclusive(venue.symbols.length === 0, 'no symbol is configured')
    const order = await orders.restingOrder(symbol)

    const acknowledgement = await orders.submit(order)
    const resting = await orders.open(order.symbol)
    const canceled = acknowledgement.accepted && (await orders.cancel(order))
    const left = await orders.open(order.symbol)

    const isOurs = ({ clientOrderId }: { readonly clientOrderId: string }) =>
      clientOrderId === order.clientOrderId
    evidence.record('answer', acknowledgement.accepted ? 'accepted' : acknowledgement.refusal)
    evidence.record('resting', resting.filter(isOurs).length)
    evidence.record('cancel confirmed', canceled)
    evidence.record('left after the cancel', left.filter(isOurs).length)
    inconclusive(!acknowledgement.accepted, 'the venue refused the order, so none could rest')
    expect(acknowledgement).toMatchObject({ accepted: true, filledQuantity: '0' })
    expect(resting.filter(isOurs)).toMatchObject([
      { price: order.price, quantity: order.quantity, filledQuantity: '0' },
    ])
    expect(canceled).toBe(true)
    expect(left.filter(isOurs)).toEqual([])
  },
)
