import { check, expect } from '../../fixtures/check.ts'
import { longestPingSilence } from '../../helpers/ping-silence.ts'

const intervals = 4

check(
  {
    id: 'connectivity/keep-alive',
    severity: 'major',
    title: 'the venue keeps the connection alive as it publishes, and answers our pings',
    prevents: 'A half-open connection looks quiet while the market moves.',
    satisfies: ['connectivity/Real-time data feed validation'],
    per: 'venue',
    limits: {
      interval: 'limits.connectivity.ping_interval_ratio',
      pong: 'limits.connectivity.pong_ms',
    },
    validFor: '1d',
    timeoutMs: 300_000,
    remediation: [
      'Look for a proxy or firewall between this host and the venue that swallows control frames.',
      'Treat the connection as lost after the published interval, and connect again.',
    ],
  },
  async ({ venue, feed, limits, evidence, notApplicable }) => {
    const { pingIntervalMs = 0 } = venue.rules
    notApplicable(pingIntervalMs === 0, 'the venue does not ping')

    const seen = await feed.keepAlive(intervals * pingIntervalMs, limits.pong)

    const silenceMs = longestPingSilence(seen.pingGapsMs, seen.listenedMs)
    evidence.record('pings', seen.pingGapsMs.length)
    evidence.record('connection stayed open', !seen.closedEarly)
    evidence.record('our ping was answered', seen.pongAfterMs !== undefined)
    const interval = evidence.measure('interval', silenceMs / pingIntervalMs)
    expect(seen.closedEarly).toBe(false)
    expect(interval).toBeLessThanOrEqual(limits.interval)
    expect(seen.pongAfterMs).toBeDefined()
    const pong = evidence.measure('pong', seen.pongAfterMs ?? Number.NaN)
    expect(pong).toBeLessThanOrEqual(limits.pong)
  },
)
