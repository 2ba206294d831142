import { check, expect } from '../../fixtures/check.ts'
import { slowerAcknowledgements } from '../../helpers/execution/acknowledgements.ts'
import { inNoTime } from '../../helpers/execution/order-times.ts'
import { latencySummary } from '../../helpers/latency-summary.ts'
import { areTooFew, tooFew } from '../../helpers/sample-size.ts'

check(
  {
    id: 'execution/acknowledgement-latency',
    severity: 'critical',
    title: 'orders are acknowledged within the latency budget',
    prevents: 'A quote that cannot be pulled in time is picked off.',
    satisfies: ['execution/Execution quality monitoring', 'execution/Execution quality acceptable'],
    per: 'venue',
    statisticFrom: ['probes', 'records'],
    limits: { p95: 'limits.execution.acknowledgement_p95_ms' },
    dependsOn: ['execution/order-states'],
    validFor: '1d',
    timeoutMs: 90_000,
    remediation: ['Compare the venue round trip with gateway queueing time to see which one grew.'],
  },
  async ({ statistics, limits, evidence, inconclusive }) => {
    const sentOrders = await statistics.sentOrders()
    const refused = sentOrders.filter(({ order }) => order.state === 'rejected').length
    evidence.record('refused', refused)
    const taken = sentOrders.length - refused
    inconclusive(areTooFew(taken), tooFew(taken))

    const samples = slowerAcknowledgements(
      sentOrders.map(({ order, steps }) => ({ ...order, steps })),
    )
    const summary = latencySummary(samples)
    evidence.record('never acknowledged', summary.lost)
    expect(summary.p95.sampleMs, 'one order in twenty was never acknowledged').toBeLessThan(
      Infinity,
    )
    evidence.distribution('acknowledgement', samples, { unit: 'ms', against: ['p95'] })
    evidence.record('p50', summary.p50.sampleMs, 'ms')
    const p95 = evidence.measure('p95', summary.p95.upperMs)
    expect(p95).toBeLessThanOrEqual(limits.p95)
    inconclusive(summary.p95.sampleMs === 0, inNoTime)
  },
)
