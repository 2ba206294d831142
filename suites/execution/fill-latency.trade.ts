import { check, expect } from '../../fixtures/check.ts'
import { fillTimes } from '../../helpers/execution/fill-times.ts'
import { inNoTime } from '../../helpers/execution/order-times.ts'
import { latencySummary } from '../../helpers/latency-summary.ts'
import { areTooFew, tooFew } from '../../helpers/sample-size.ts'

check(
  {
    id: 'execution/fill-latency',
    severity: 'major',
    title: 'orders that take are known to be filled within the latency budget',
    prevents:
      'A hedge goes out late, or twice, because the fill that it is for is heard of too late.',
    satisfies: ['execution/Execution quality monitoring', 'execution/Execution quality acceptable'],
    per: 'venue',
    statisticFrom: ['probes', 'records'],
    limits: { p95: 'limits.execution.fill_p95_ms' },
    dependsOn: ['execution/order-states'],
    validFor: '1d',
    timeoutMs: 90_000,
    remediation: [
      'Compare when the venue says that a trade happened with when the trading system took it.',
      'Look for a private stream that lags, or a poll in its place.',
    ],
  },
  async ({ statistics, limits, evidence, inconclusive }) => {
    const { samples, ended } = fillTimes(await statistics.takingOrders())
    evidence.record('ended without a fill', ended)
    inconclusive(areTooFew(samples.length), tooFew(samples.length))

    const summary = latencySummary(samples)
    evidence.record('never filled', summary.lost)
    expect(summary.p95.sampleMs, 'one order in twenty was never filled').toBeLessThan(Infinity)
    evidence.distribution('first fill', samples, { unit: 'ms', against: ['p95'] })
    evidence.record('p50', summary.p50.sampleMs, 'ms')
    const p95 = evidence.measure('p95', summary.p95.upperMs)
    expect(p95).toBeLessThanOrEqual(limits.p95)
    inconclusive(summary.p95.sampleMs === 0, inNoTime)
  },
)
