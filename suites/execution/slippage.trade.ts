import { check, expect } from '../../fixtures/check.ts'
import { arrivals, slippageOf } from '../../helpers/execution/taking-costs.ts'
import { areTooFew, askForMore, tooFew } from '../../helpers/sample-size.ts'

check(
  {
    id: 'execution/slippage',
    severity: 'critical',
    title: 'taking costs no more than backtests assume',
    prevents: 'A strategy whose edge is smaller than its costs loses money on each trade.',
    satisfies: [
      'execution/Slippage analysis',
      'execution/Slippage within limits',
      'execution/Slippage and market impact analysis',
    ],
    per: 'venue',
    statisticFrom: ['probes', 'records'],
    limits: {
      meanFraction: 'trading_validation.slippage_rate',
      p95Bps: 'limits.execution.slippage_p95_bps',
    },
    dependsOn: ['execution/order-states'],
    validFor: '1d',
    timeoutMs: 90_000,
    remediation: [
      'Run the backtest again with the slippage that was measured, and see whether the edge is left.',
      'Compare the time from decision to execution with how far the price moves in it.',
    ],
  },
  async ({ statistics, limits, evidence, notAssessed, inconclusive }) => {
    const orders = await statistics.takingOrders()
    const { arrived, unpriced, unfilled } = arrivals(orders)
    const isAsked = orders.every(({ quote }) => quote)
    evidence.record('mid price told by', isAsked ? 'the venue' : 'the trading system')
    evidence.record('not filled', unfilled)
    evidence.record('filled, without arrivalPrice', unpriced)
    notAssessed(
      unpriced > 0 && arrived.length === 0,
      'no order tells its arrivalPrice',
      'let the trading system tell arrivalPrice, the mid price when it sent the order',
    )
    inconclusive(unpriced > 0, `${unpriced} orders that were filled do not tell their arrivalPrice`)
    inconclusive(areTooFew(arrived.length), tooFew(arrived.length))

    const slippage = slippageOf(arrived)
    evidence.distribution('slippage', slippage.values, { unit: 'bps', against: ['p95Bps'] })
    evidence.record('mean from', slippage.mean.lower, 'bps')
    evidence.record('mean up to', slippage.mean.upper, 'bps')
    const mean = evidence.measure('meanFraction', slippage.mean.mean / 1e4)
    const p95 = evidence.measure('p95Bps', slippage.p95.upper)
    expect(mean).toBeLessThanOrEqual(limits.meanFraction)
    expect(p95).toBeLessThanOrEqual(limits.p95Bps)
    inconclusive(
      slippage.mean.upper / 1e4 > limits.meanFraction,
      `the mean may lie beyond its limit as well as within it; ${askForMore}`,
    )
  },
)
