import { check, expect } from '../../fixtures/check.ts'
import { latencySummary } from '../../helpers/latency-summary.ts'

check(
  {
    id: 'connectivity/rest-latency',
    severity: 'major',
    title: 'the venue answers over REST within the latency budget',
    prevents: 'Decisions made on late answers trade at prices that are gone.',
    satisfies: ['connectivity/Exchange connectivity (REST and WebSocket)'],
    per: 'venue',
    limits: { p95: 'limits.connectivity.rest_p95_ms', p99: 'limits.connectivity.rest_p99_ms' },
    dependsOn: ['connectivity/rest-availability'],
    validFor: '1d',
    timeoutMs: 1_800_000,
    remediation: [
      'Compare the round trip from another host of the same site, to see whether the path or the host is slow.',
      "Read the venue's status page, and move the host closer if the path is long.",
    ],
  },
  async ({ venue, sampling, limits, evidence, inconclusive }) => {
    // The first round of an agent that is cold includes name, TCP and TLS, which are connectivity/connection-setup's.
    await venue.probes(sampling.probeConcurrency, sampling.probeConcurrency)
    const probes = await venue.probes(sampling.latencyProbes, sampling.probeConcurrency)

    const timesMs = probes.map(({ answered, durationMs }) =>
      answered ? durationMs : Number.POSITIVE_INFINITY,
    )
    const { count, lost, p50, ...latency } = latencySummary(timesMs)
    evidence.distribution('round trip', timesMs, { unit: 'ms', against: ['p95', 'p99'] })
    evidence.record('probes', count)
    evidence.record('unanswered', lost)
    inconclusive(
      !Number.isFinite(latency.p99.upperMs),
      `${count} probes, ${lost} of them unanswered, do not bound the 99th percentile`,
    )
    evidence.record('median', p50.sampleMs, 'ms')
    const p95 = evidence.measure('p95', latency.p95.upperMs)
    const p99 = evidence.measure('p99', latency.p99.upperMs)
    expect(p95).toBeLessThanOrEqual(limits.p95)
    expect(p99).toBeLessThanOrEqual(limits.p99)
  },
)
