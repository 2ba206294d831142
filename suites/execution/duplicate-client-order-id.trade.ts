import { check, expect } from '../../fixtures/check.ts'

check(
  {
    id: 'execution/duplicate-client-order-id',
    severity: 'critical',
    title: 'the venue refuses a second order with the same client order id',
    prevents: 'An order that is sent again after a time-out doubles the position.',
    satisfies: ['execution/Order lifecycle management testing'],
    per: 'venue',
    dependsOn: ['connectivity/signed-call', 'connectivity/venue-status'],
    validFor: '7d',
    timeoutMs: 60_000,
    remediation: [
      'Never send an order again before its client order id has been looked up at the venue.',
      'Report to the venue that it takes two orders of one client order id.',
    ],
  },
  async ({ venue, orders, evidence, notApplicable, inconclusive }) => {
    notApplicable(!venue.capabilities.clientOrderIds, 'the venue has no client order ids')
    notApplicable(
      !venue.capabilities.uniqueClientOrderIds,
      'the venue takes two orders of one client order id, and says so',
    )
    inconclusive(venue.symbols.length === 0, 'no symbol is configured')
    const order = await orders.restingOrder(venue.symbols[0]!)

    const first = await orders.submit(order)
    const second = await orders.submit(order)
    await orders.cancel(order)
    await (second.accepted && orders.cancel(order))

    evidence.record('first order accepted', first.accepted)
    evidence.record('answer to the second', second.accepted ? 'accepted' : second.refusal)
    inconclusive(!first.accepted, 'the venue refused the first order already')
    expect(second.accepted).toBe(false)
    expect(second).toHaveProperty('refusedFor', 'duplicate-client-order-id')
  },
)
