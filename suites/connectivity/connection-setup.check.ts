import { check, expect } from '../../fixtures/check.ts'
import { latencySummary } from '../../helpers/latency-summary.ts'
import { medianParts, setupTimesMs } from '../../helpers/setup-times.ts'

/** With 60 of them, the slowest bounds the 95th percentile with 95 % confidence; 59 are the fewest that do. */
const connections = 60
/** Few, because the keys of many at once would be waited for on this host. */
const atOnce = 3

check(
  {
    id: 'connectivity/connection-setup',
    severity: 'major',
    title: 'a fresh connection to the venue is ready within its budget',
    prevents: 'After a cut, orders stay unmanaged for as long as name, connection and keys take.',
    satisfies: ['connectivity/Exchange connectivity (REST and WebSocket)'],
    per: 'venue',
    limits: { p95: 'limits.connectivity.connect_p95_ms' },
    dependsOn: ['connectivity/name-resolution'],
    toldThrough: ['connectivity/rest-availability'],
    validFor: '1d',
    timeoutMs: 120_000,
    remediation: [
      'Read which part is slow: the name, the connection (distance) or TLS (a busy host on either side).',
      'Keep connections open between requests, and move the host closer if the path is long.',
    ],
  },
  async ({ entrances, endpoints, limits, evidence, inconclusive }) => {
    const setups = await endpoints.connect(entrances.rest, connections, atOnce)

    const timesMs = setupTimesMs(setups)
    const { count, lost, p50, p95 } = latencySummary(timesMs)
    evidence.record('connections', count)
    evidence.record('first failure', setups.find(({ failure }) => failure)?.failure ?? 'none')
    evidence.distribution('name, connection and TLS', timesMs, { unit: 'ms', against: ['p95'] })
    inconclusive(
      !Number.isFinite(p95.upperMs),
      `${count} connections, ${lost} of them failed, do not bound the 95th percentile`,
    )
    const parts = medianParts(setups)
    evidence.record('median', p50.sampleMs, 'ms')
    evidence.record('median of the name', parts.nameMs, 'ms')
    evidence.record('median of TCP', parts.tcpMs, 'ms')
    evidence.record('median of TLS', parts.tlsMs, 'ms')
    const upperMs = evidence.measure('p95', p95.upperMs)
    expect(upperMs).toBeLessThanOrEqual(limits.p95)
  },
)
