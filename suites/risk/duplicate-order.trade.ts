import { check, expect } from '../../fixtures/check.ts'
import { newOrders } from '../../helpers/execution/order-differences.ts'
import { withDenials } from '../../helpers/execution/unrelated-denials.ts'
import { reusedIdFlaws } from '../../helpers/risk/reused-id.ts'

const deadlineMs = 3_000
/** How soon an order that is sent all the same would be seen. */
const seenWithinMs = 150

check(
  {
    id: 'risk/duplicate-order',
    severity: 'critical',
    title:
      'another order under a client order id that is taken is refused before the venue sees it',
    prevents:
      'Two orders under one id: nobody can tell which one was canceled, and which is filled.',
    satisfies: ['risk/Risk monitoring systems'],
    clauses: ['RTS 6 Art. 15(1)', 'SEC 15c3-5(c)(1)(ii)'],
    per: 'venue',
    limits: { unenforced: 'limits.risk.unenforced_limits' },
    dependsOn: ['execution/order-states'],
    validFor: '30d',
    timeoutMs: 60_000,
    remediation: [
      'Refuse a client order id that is known, whatever became of its order, unless the order is the same.',
      'Cancel by hand what the venue has of the order told here.',
    ],
  },
  async ({ symbol, firm, firmAccount, limits, evidence, inconclusive, eventually }) => {
    const before = await firmAccount.openOrders(symbol)
    const order = await firm.restingOrder(symbol)
    const other = { ...order, quantity: (await firm.restingOrder(symbol, 2n)).quantity }
    await firm.submit(order)
    const first = await firm.orderIn(['accepted'], order, deadlineMs)
    const told = await firm.submitAgain(other)
    const atVenue = await eventually(
      async () => newOrders(before, await firmAccount.openOrders(symbol)),
      open => open.length > 1,
      seenWithinMs,
    )
    await firm.cancel(order)

    const flaws = reusedIdFlaws({ first: order, other, told, atVenue })
    evidence.record('first order', first?.state ?? 'unknown')
    evidence.record('orders at the venue', atVenue.length)
    evidence.record('flaws', flaws.join('; ') || 'none')
    const count = evidence.measure('unenforced', flaws.length)
    expect(count).toBeLessThanOrEqual(limits.unenforced)
    inconclusive(
      first?.state !== 'accepted',
      withDenials('the first order never came to rest at the venue', [first]),
    )
  },
)
