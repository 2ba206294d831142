import { check, expect } from '../../fixtures/check.ts'
import { takingFills } from '../../helpers/execution/taking-fills.ts'
import { areTooFew, askForMore, tooFew } from '../../helpers/sample-size.ts'

check(
  {
    id: 'execution/fill-rate',
    severity: 'major',
    title: 'orders that take are filled, and next to none of those that were sent was refused',
    prevents: 'A hedge that is refused or missed leaves the position open while the market moves.',
    satisfies: ['execution/Execution quality monitoring', 'execution/Execution quality acceptable'],
    per: 'venue',
    statisticFrom: ['probes', 'records'],
    limits: {
      filled: 'limits.execution.fill_rate_pct',
      refused: 'limits.execution.reject_rate_pct',
    },
    dependsOn: ['execution/order-states'],
    validFor: '1d',
    timeoutMs: 90_000,
    remediation: [
      'Read what the refused orders were refused for, and ask whoever refused them.',
      'Of orders that missed, compare the time from quote to arrival with how fast the quotes move.',
    ],
  },
  async ({ statistics, limits, evidence, inconclusive }) => {
    const trades = await statistics.takingOrders()
    inconclusive(areTooFew(trades.length), tooFew(trades.length))

    const { filled, refused, quantityPct, reasons } = takingFills(trades)
    evidence.record('orders', filled.of)
    // Quantities of two instruments have no sum.
    if (new Set(trades.map(({ order }) => order.symbol)).size === 1)
      evidence.record('filled of what was ordered', quantityPct, '%')
    evidence.record('filled whole, at most', filled.upperPct, '%')
    evidence.record('filled whole, at least', filled.lowerPct, '%')
    evidence.record('refused, at least', refused.lowerPct, '%')
    evidence.record('refused, at most', refused.upperPct, '%')
    evidence.record('refused for', reasons.slice(0, 5).join('; ') || 'nothing')

    const filledPct = evidence.measure('filled', filled.pct)
    const refusedPct = evidence.measure('refused', refused.pct)
    expect(refused.lowerPct).toBeLessThanOrEqual(limits.refused)
    expect(filled.upperPct).toBeGreaterThanOrEqual(limits.filled)
    inconclusive(
      refusedPct > limits.refused || filledPct < limits.filled,
      `more went wrong than the limits allow, in so few orders that it may be chance; ${askForMore}`,
    )
  },
)
