import { check, expect } from '../../fixtures/check.ts'
import { impactOf } from '../../helpers/execution/taking-costs.ts'
import { areTooFew, tooFew } from '../../helpers/sample-size.ts'

check(
  {
    id: 'execution/market-impact',
    severity: 'major',
    title: 'the market does not move away from an order of least size',
    prevents: 'Somebody who sees our orders trades ahead of them, at our expense.',
    satisfies: ['execution/Slippage and market impact analysis', 'execution/Slippage analysis'],
    per: 'venue',
    statisticFrom: ['probes'],
    limits: { impact: 'limits.execution.market_impact_bps' },
    dependsOn: ['execution/order-states'],
    validFor: '7d',
    timeoutMs: 90_000,
    remediation: [
      'Send the same orders through another entrance or account, and compare.',
      'Find out who hears of an order before it is executed.',
    ],
  },
  async ({ statistics, limits, evidence, inconclusive }) => {
    const impact = impactOf(await statistics.probes())
    evidence.record('orders', impact.count)
    inconclusive(areTooFew(impact.count), tooFew(impact.count))
    evidence.record('mean from', impact.lower, 'bps')
    evidence.record('mean up to', impact.upper, 'bps')

    const mean = evidence.measure('impact', impact.mean)
    expect(mean).toBeLessThanOrEqual(limits.impact)
    inconclusive(
      impact.upper > limits.impact,
      'the mean may lie beyond its limit as well as within it; send more orders (execution.probe_orders)',
    )
  },
)
