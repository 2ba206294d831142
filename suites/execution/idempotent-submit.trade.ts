import { check, expect } from '../../fixtures/check.ts'
import { like, newOrders } from '../../helpers/execution/order-differences.ts'
import { withDenials } from '../../helpers/execution/unrelated-denials.ts'

const deadlineMs = 5_000
/** How soon an order that is sent once more would be seen. */
const againWithinMs = 500

check(
  {
    id: 'execution/idempotent-submit',
    severity: 'critical',
    title: 'the same order submitted again is one order',
    prevents: 'A request that a proxy or an impatient user repeats doubles the position.',
    satisfies: ['execution/Order lifecycle management', 'execution/Order processing reliable'],
    clauses: ['SEC 15c3-5(c)(1)(ii)'],
    per: 'venue',
    limits: { orders: 'limits.execution.orders_per_client_order_id' },
    dependsOn: ['execution/order-states'],
    validFor: '7d',
    timeoutMs: 60_000,
    remediation: [
      'Look up the client order id before anything is sent, under a lock that spans both.',
      'Cancel the second order by hand: only the venue knows it.',
    ],
  },
  async ({ symbol, firm, firmAccount, limits, evidence, inconclusive, eventually }) => {
    const before = await firmAccount.openOrders(symbol)
    const order = await firm.restingOrder(symbol)
    const answers = await Promise.all([firm.submit(order), firm.submit(order)])
    answers.push(await firm.submit(order))
    const atVenue = async () =>
      newOrders(before, await firmAccount.openOrders(symbol)).filter(like(order))
    const first = await eventually(atVenue, open => open.length > 0, deadlineMs)
    // The second may be on its way while the first is shown already.
    const shown = await eventually(atVenue, open => open.length > 1, againWithinMs)
    await firm.cancel(order)
    await firm.orderIn(['canceled', 'expired'], order, deadlineMs)
    // A second one would stay: whoever waited for it to go would use up what the account may ask.
    const isOver = (open: typeof shown) => open.length < Math.max(1, shown.length)
    const over = await eventually(atVenue, isOver, deadlineMs)
    // Venues take the id of an order that is over again, so nobody but the trading system refuses it.
    const late = await firm.submitAgain(order)
    const reborn = await eventually(atVenue, open => open.length > over.length, againWithinMs)
    await firm.cancel(order)

    const ids = new Set(answers.map(({ firmOrderId }) => firmOrderId))
    evidence.record('answers', answers.map(({ state }) => state).join(', '))
    evidence.record('orders at the trading system', ids.size)
    evidence.record('answer once it was over', late?.state ?? 'unknown')
    inconclusive(
      first.length === 0,
      withDenials('the order never came to rest at the venue', answers),
    )
    const count = evidence.measure('orders', shown.length + reborn.length - over.length)
    expect(count).toBeLessThanOrEqual(limits.orders)
    expect(ids.size).toBe(1)
  },
)
