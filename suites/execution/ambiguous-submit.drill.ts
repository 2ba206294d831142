import { check, expect } from '../../fixtures/check.ts'
import { like, newOrders, untrackedOrders } from '../../helpers/execution/order-differences.ts'
import { slowestResolutionMs } from '../../helpers/execution/order-times.ts'
import { unrelatedDenials } from '../../helpers/execution/unrelated-denials.ts'

check(
  {
    id: 'execution/ambiguous-submit',
    severity: 'critical',
    title: 'an order whose answer is lost is found out about, and never taken for refused',
    prevents:
      'An order that timed out but was accepted is filled with nobody watching, and sent again.',
    satisfies: [
      'execution/Order lifecycle management',
      'execution/Order processing reliable',
      'execution/Order lifecycle management testing',
    ],
    per: 'venue',
    limits: {
      resolved: 'limits.execution.ambiguity_ms',
      untracked: 'limits.execution.untracked_orders',
    },
    dependsOn: ['execution/order-states'],
    validFor: '30d',
    timeoutMs: 120_000,
    remediation: [
      'Keep an order pending when its answer is lost, and ask the venue for its client order id.',
      'Compare open orders at the venue with those that the trading system knows, and cancel the rest by hand.',
    ],
  },
  async ({
    venue,
    symbol,
    firm,
    firmAccount,
    tradingSystem,
    levers,
    limits,
    evidence,
    inconclusive,
    eventually,
  }) => {
    const before = await firmAccount.openOrders(symbol)
    const carriedOut = await firm.restingOrder(symbol)
    await levers.loseOrderAnswers(1)
    const unanswered = await firm.submit(carriedOut)
    const found = await firm.orderOnceKnown(carriedOut, limits.resolved)
    const neverSent = await firm.restingOrder(symbol)
    await levers.loseOrders(1)
    await firm.submit(neverSent)
    const gone = await firm.orderOnceKnown(neverSent, limits.resolved)

    const untracked = async () =>
      untrackedOrders(
        (await tradingSystem.orders.list()).orders.filter(
          order => order.venue === venue.name && order.symbol === symbol,
        ),
        await firmAccount.openOrders(symbol),
      )
    const left = await eventually(untracked, ids => ids.length === 0, 2_000)
    const resting = newOrders(before, await firmAccount.openOrders(symbol)).filter(like(carriedOut))
    const steps = await firm.steps(carriedOut)
    await firm.cancel(carriedOut)

    evidence.record('told at once', `${unanswered.state} ${unanswered.reason?.code ?? ''}`.trim())
    evidence.record('told of the order that the venue had', found?.state ?? 'nothing')
    evidence.record('told of the order that it never had', gone?.state ?? 'nothing')
    evidence.record('orders at the venue', resting.length)
    const count = evidence.measure('untracked', left.length)
    expect(count).toBeLessThanOrEqual(limits.untracked)
    const obstacles = unrelatedDenials([found, gone])
    inconclusive(obstacles.length > 0, obstacles.join('; '))
    expect(steps.map(({ state }) => state)).not.toContain('rejected')
    expect(found?.state).toBe('accepted')
    expect(['canceled', 'expired', 'rejected', 'denied']).toContain(gone?.state)
    expect(resting.map(({ venueOrderId }) => venueOrderId)).toEqual([found?.venueOrderId])
    const resolved = evidence.measure('resolved', slowestResolutionMs([found!, gone!]))
    expect(resolved).toBeLessThanOrEqual(limits.resolved)
  },
)
