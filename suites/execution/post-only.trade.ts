import { check, expect } from '../../fixtures/check.ts'

const deadlineMs = 5_000

check(
  {
    id: 'execution/post-only',
    severity: 'major',
    title: 'a post-only order that would take is refused',
    prevents: 'A maker pays taker fees, and trades at prices that it did not mean to take.',
    satisfies: ['execution/Execution quality monitoring'],
    per: 'venue',
    dependsOn: ['connectivity/signed-call', 'connectivity/venue-status'],
    validFor: '7d',
    timeoutMs: 60_000,
    remediation: [
      'Send the qualifier for post-only that the venue documents for this order type.',
      'Stop making markets on the venue until crossing orders are refused.',
    ],
  },
  async ({ venue, symbol, orders, evidence, notApplicable, inconclusive, waitUntil }) => {
    notApplicable(!venue.capabilities.postOnly, 'the venue has no post-only orders')
    inconclusive(venue.symbols.length === 0, 'no symbol is configured')

    // An order that can still be canceled did not cross: the best ask moved away before it arrived.
    const answer = await waitUntil(async () => {
      const order = await orders.crossingOrder(symbol)
      const acknowledgement = await orders.submit(order)
      const rests = acknowledgement.accepted && acknowledgement.filledQuantity === '0'
      return rests && (await orders.cancel(order)) ? undefined : acknowledgement
    }, deadlineMs)

    evidence.record('answer', answer.accepted ? 'accepted, and executed' : answer.refusal)
    expect(answer.accepted).toBe(false)
    inconclusive(
      !answer.accepted && answer.refusedFor !== 'would-take',
      'the venue refused for another reason than crossing',
    )
  },
)
