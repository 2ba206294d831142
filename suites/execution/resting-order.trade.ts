import { check, expect } from '../../fixtures/check.ts'

/** How long after an order, or its cancel, the venue may list it otherwise. */
const listedWithinMs = 2_000
/** Venues count each look at the open orders, and some allow few. */
const pauseMs = 500

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
  async ({ venue, symbol, orders, evidence, inconclusive, eventually }) => {
    inconclusive(venue.symbols.length === 0, 'no symbol is configured')
    const order = await orders.restingOrder(symbol)

    const isOurs = ({ clientOrderId }: { readonly clientOrderId: string }) =>
      clientOrderId === order.clientOrderId
    const openOnce = (isShown: boolean) =>
      eventually(
        () => orders.open(order.symbol),
        open => open.some(isOurs) === isShown,
        listedWithinMs,
        pauseMs,
      )
    const acknowledgement = await orders.submit(order)
    const resting = await openOnce(acknowledgement.accepted)
    const canceled = acknowledgement.accepted && (await orders.cancel(order))
    const left = await openOnce(false)

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
