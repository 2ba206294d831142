import { halts } from '../../core/unrelated-reasons.ts'
import { check, expect } from '../../fixtures/check.ts'
import { newOrders } from '../../helpers/execution/order-differences.ts'
import { unrelatedDenials, withDenials } from '../../helpers/execution/unrelated-denials.ts'

const deadlineMs = 5_000

check(
  {
    id: 'risk/fail-closed',
    severity: 'critical',
    title: 'while the risk service is down no new order reaches the venue, and cancels still do',
    prevents: 'A control that is skipped while it does not answer is missing on the worst day.',
    satisfies: ['risk/Risk monitoring systems'],
    clauses: ['SEC 15c3-5(c)(1)', 'RTS 6 Art. 15'],
    per: 'venue',
    alone: true,
    limits: { unenforced: 'limits.risk.unenforced_limits' },
    dependsOn: ['execution/order-states'],
    validFor: '30d',
    attestable: true,
    timeoutMs: 60_000,
    remediation: [
      'Deny every new order that the risk service has not let through, in time, by word.',
      'Let cancels pass without asking it.',
    ],
  },
  async ({
    symbol,
    firm,
    firmAccount,
    levers,
    riskService,
    limits,
    evidence,
    inconclusive,
    eventually,
  }) => {
    const resting = await firm.restingOrder(symbol)
    await firm.submit(resting)
    const rested = await firm.orderIn(['accepted'], resting, deadlineMs)
    const [before, sentBefore] = [await firmAccount.openOrders(symbol), await levers.submissions()]

    await riskService.stop()
    const order = await firm.restingOrder(symbol)
    const other = await firm.missingOrder(symbol)
    const told = [await firm.submit(order), await firm.submit(other)]
    const canceled = await firm.cancel(resting)
    const gone = await firm.orderIn(['canceled'], resting, deadlineMs)
    const sent = (await levers.submissions()) - sentBefore
    const atVenue = newOrders(before, await firmAccount.openOrders(symbol))

    await riskService.start()
    const again = await eventually(
      async () => firm.submit(await firm.missingOrder(symbol)),
      ({ state }) => state !== 'denied',
      deadlineMs,
    )
    await firm.cancel(order)

    evidence.record(
      'told',
      told.map(({ state, reason }) => `${state} ${reason?.code ?? ''}`.trim()).join(', '),
    )
    evidence.record('cancel of an order from before', gone?.state ?? canceled?.state ?? 'unknown')
    evidence.record('orders at the venue', atVenue.length)
    evidence.record('order once it runs again', again.state)
    inconclusive(
      rested?.state !== 'accepted',
      withDenials('no order came to rest before the service was stopped', [rested]),
    )
    const count = evidence.measure('unenforced', Math.max(sent, atVenue.length))
    expect(count).toBeLessThanOrEqual(limits.unenforced)
    expect(told.map(({ state }) => state)).toEqual(['denied', 'denied'])
    expect(gone?.state).toBe('canceled')
    const obstacles = unrelatedDenials([...told, again], halts)
    inconclusive(obstacles.length > 0, obstacles.join('; '))
    expect(again.state).not.toBe('denied')
  },
)
