import { check, expect } from '../../fixtures/check.ts'
import { agreementOf } from '../../helpers/clock-agreement.ts'
import { clockOffset } from '../../helpers/clock-offset.ts'
import { feedLatency, sideOf } from '../../helpers/feed-latency.ts'

const looks = 8

check(
  {
    id: 'market-data/feed-latency',
    severity: 'major',
    title: 'what the venue tells arrives in time, by clocks that are known well enough to say so',
    prevents: 'Prices are made from a market that is gone.',
    satisfies: [
      'market-data/Latency monitoring and validation',
      'market-data/Latency monitoring',
      'market-data/Latency within requirements',
    ],
    per: 'venue',
    limits: { p99: 'limits.market_data.feed_latency_p99_ms' },
    dependsOn: [
      'connectivity/stream-start',
      'connectivity/venue-clock',
      'deployment/clock-synchronisation',
    ],
    validFor: '1d',
    timeoutMs: 900_000,
    remediation: [
      'Compare with another host of the same site, to see whether the path or this host is slow.',
      'Look for a reader that does not keep up: a queue before it makes every message late.',
      'Where the clocks leave too much open, configure nearer time servers ([clock] ntp_servers).',
    ],
  },
  async ({ venue, examined, timeServers, limits, evidence, notAssessed, inconclusive }) => {
    notAssessed(
      timeServers.servers.length === 0,
      'no time server is configured, and a latency is no better than the clocks',
      'set [clock] ntp_servers to servers that are near',
    )
    const { ages } = examined
    inconclusive(ages.count === 0, 'no message of the feed states a time')

    const utc = agreementOf(await timeServers.look())
    const looked = venue.capabilities.serverTime ? await venue.clocks(looks) : []

    inconclusive(utc === undefined, 'no time is told by most of the time servers')
    const clocks = { utc: utc!, venue: looked.length > 0 ? clockOffset(looked) : undefined }
    const latency = feedLatency(ages, clocks)
    const { uncertaintyMs } = latency
    evidence.record('messages', ages.count)
    evidence.record('clock of this host to UTC', clocks.utc.offsetMs, 'ms')
    evidence.record("venue's clock is wrong by at least", latency.venueClockErrorMs, 'ms')
    evidence.record('uncertainty', uncertaintyMs, 'ms')
    evidence.record('fastest', latency.minMs, 'ms')
    evidence.record('p50', latency.p50Ms, 'ms')
    evidence.record('p95', latency.p95Ms, 'ms')
    evidence.record('p99.9', latency.p999Ms, 'ms')
    inconclusive(
      2 * uncertaintyMs > limits.p99,
      `the clocks leave ${uncertaintyMs.toFixed(3)} ms open, more than half of what is allowed`,
    )
    inconclusive(
      latency.minMs < -uncertaintyMs,
      `a message arrived ${Math.abs(latency.minMs).toFixed(3)} ms before it was sent, so a clock is wrong`,
    )
    inconclusive(
      !Number.isFinite(latency.p95BoundMs),
      `${ages.count} messages with a time do not bound the 95th percentile, 59 would`,
    )
    evidence.record('p95 of all, with 95 % confidence, at most', latency.p95BoundMs, 'ms')
    evidence.record(
      'p99 of all, with 95 % confidence, at most',
      Number.isFinite(latency.p99BoundMs) ? latency.p99BoundMs : 'not told by fewer than 299',
    )
    const p99 = evidence.measure('p99', latency.p99Ms)
    inconclusive(
      sideOf(latency, limits.p99) === 'open',
      'the limit lies within what the clocks and the number of messages leave open',
    )
    expect(p99).toBeLessThanOrEqual(limits.p99)
  },
)
