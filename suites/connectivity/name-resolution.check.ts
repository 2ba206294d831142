import { check, expect } from '../../fixtures/check.ts'
import { latencySummary } from '../../helpers/latency-summary.ts'

/** With 60 of them, the slowest bounds the 95th percentile with 95 % confidence; 59 are the fewest that do. */
const lookups = 60

check(
  {
    id: 'connectivity/name-resolution',
    severity: 'major',
    title: "the venue's host name is resolved in time, and somebody is at every address",
    prevents: 'A new connection waits for a name server, or for an address where nobody is.',
    satisfies: ['connectivity/Exchange connectivity (REST and WebSocket)'],
    per: 'venue',
    limits: { p95: 'limits.connectivity.name_resolution_p95_ms' },
    validFor: '1d',
    timeoutMs: 300_000,
    remediation: [
      'Compare the name servers of this host with others, and put a caching one close by.',
      'Report the dead address to the venue, and let connections go on to the next one at once.',
    ],
  },
  async ({ entrances, endpoints, sampling, limits, evidence, notApplicable, inconclusive }) => {
    notApplicable(
      entrances.named.length === 0,
      'the venue is configured by its address: there is no name to resolve',
    )

    const answers = await Promise.all(
      entrances.named.map(url => endpoints.names(url, lookups, sampling.probeConcurrency)),
    )

    const summaries = answers.map(({ lookupsMs, failed }) =>
      latencySummary([...lookupsMs, ...Array.from({ length: failed }, () => Infinity)]),
    )
    const addresses = answers.flatMap(answer => answer.addresses)
    const dead = addresses.filter(({ reachable }) => !reachable)
    evidence.record('names', answers.length)
    evidence.record(
      'lookups',
      summaries.reduce((total, { count }) => total + count, 0),
    )
    evidence.record('addresses', addresses.length)
    evidence.record('dead addresses', dead.map(({ address }) => address).join(' ') || 'none')
    evidence.record('last failure', answers.find(({ failure }) => failure)?.failure ?? 'none')
    expect(dead).toEqual([])
    inconclusive(
      answers.some(answer => answer.addresses.length === 0),
      'a name has no address',
    )
    const upperMs = Math.max(...summaries.map(({ p95 }) => p95.upperMs))
    inconclusive(!Number.isFinite(upperMs), 'lookups failed: the 95th percentile is not bounded')
    const p95 = evidence.measure('p95', upperMs)
    expect(p95).toBeLessThanOrEqual(limits.p95)
  },
)
