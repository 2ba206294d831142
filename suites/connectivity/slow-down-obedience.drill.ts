import { halts } from '../../core/unrelated-reasons.ts'
import { check, expect } from '../../fixtures/check.ts'
import { unrelatedDenials, withDenials } from '../../helpers/execution/unrelated-denials.ts'
import { sentDespite } from '../../helpers/obedience.ts'

const refusedForMs = 2_000
const pauseMs = 50

check(
  {
    id: 'connectivity/slow-down-obedience',
    severity: 'critical',
    title: 'the trading system asks less when the venue says so',
    prevents: 'An account that goes on asking is shut out for minutes, with orders open.',
    satisfies: ['connectivity/Rate limiting compliance', 'connectivity/Rate limits respected'],
    per: 'venue',
    limits: { sent: 'limits.connectivity.requests_despite_refusal' },
    dependsOn: ['execution/order-states'],
    validFor: '30d',
    timeoutMs: 60_000,
    remediation: [
      'Keep every request back for as long as Retry-After says, and for longer each time where nothing is said.',
    ],
  },
  async ({ symbol, firm, levers, limits, evidence, inconclusive, eventually }) => {
    await levers.refuseRequests(refusedForMs)
    const told = await firm.keepAsking(symbol, refusedForMs, pauseMs)
    const { requests } = await levers.refusedRequests()
    const again = await eventually(
      async () => firm.submit(await firm.missingOrder(symbol)),
      ({ state }) => state !== 'denied' && state !== 'rejected',
      10_000,
    )

    evidence.record('orders submitted meanwhile', told.length)
    evidence.record('requests at the venue', requests.length)
    evidence.record('order afterwards', again.state)
    inconclusive(
      requests.length === 0,
      withDenials('the venue was not asked while it refused', told),
    )
    const sent = evidence.measure('sent', sentDespite(requests))
    expect(sent).toBeLessThanOrEqual(limits.sent)
    const obstacles = unrelatedDenials([again], halts)
    inconclusive(obstacles.length > 0, obstacles.join('; '))
    expect(['denied', 'rejected']).not.toContain(again.state)
  },
)
