import { check, expect } from '../../fixtures/check.ts'
import { feeDeviation } from '../../helpers/execution/fee-deviation.ts'

check(
  {
    id: 'execution/fees-charged',
    severity: 'major',
    title: 'the venue charges the fees of its schedule',
    prevents:
      'A wrong tier costs more than the strategy earns, and nobody notices before the month ends.',
    satisfies: ['execution/Execution quality monitoring', 'execution/Execution quality acceptable'],
    per: 'venue',
    statisticFrom: ['probes', 'records'],
    limits: { deviation: 'limits.execution.fee_deviation_bps' },
    dependsOn: ['execution/order-states'],
    validFor: '7d',
    timeoutMs: 90_000,
    remediation: [
      'Ask the venue for the tier of the account, and claim back what was charged too much.',
      'Run the backtest again with what is charged.',
    ],
  },
  async ({ statistics, limits, evidence, inconclusive }) => {
    const { charges, toldBy } = await statistics.charges()
    evidence.record('told by', toldBy)
    evidence.record('trades', charges.length)
    inconclusive(charges.length === 0, 'no trade was found, so no fee was charged')

    const { bps, of, judged, inThird } = feeDeviation(charges, limits.deviation)
    evidence.record('judged', judged)
    evidence.record('charged in a third currency', inThird)
    evidence.record('charged too much', bps, 'bps')
    evidence.record('at most', of)
    const deviation = evidence.measure('deviation', Math.abs(bps))
    expect(deviation).toBeLessThanOrEqual(limits.deviation)
    inconclusive(
      20 * inThird > charges.length,
      `${inThird} of ${charges.length} trades were charged in a third currency, which the schedule does not tell of`,
    )
  },
)
