import { check, expect } from '../../fixtures/check.ts'
import { longestSilence } from '../../helpers/life-sign-silence.ts'

const intervals = 4

check(
  {
    id: 'connectivity/keep-alive',
    severity: 'major',
    title: 'the venue shows that it lives as often as it publishes, and answers our pings',
    prevents: 'A half-open connection looks quiet while the market moves.',
    satisfies: ['connectivity/Real-time data feed validation'],
    per: 'venue',
    limits: {
      interval: 'limits.connectivity.ping_interval_ratio',
      pong: 'limits.connectivity.pong_ms',
    },
    dependsOn: ['connectivity/stream-start'],
    validFor: '1d',
    timeoutMs: 300_000,
    remediation: [
      'Look for a proxy or firewall between this host and the venue that swallows control frames.',
      'Treat the connection as lost after the published interval, and connect again.',
    ],
  },
  async ({ venue, feed, limits, evidence, notApplicable }) => {
    const { lifeSignIntervalMs = 0 } = venue.rules
    notApplicable(lifeSignIntervalMs === 0, 'the venue sends neither pings nor heartbeats')

    const seen = await feed.keepAlive(intervals * lifeSignIntervalMs, limits.pong)

    const silenceMs = longestSilence(seen.signGapsMs, seen.listenedMs)
    evidence.record('signs of life', seen.signGapsMs.length)
    evidence.record('connection stayed open', !seen.closedEarly)
    evidence.record('our ping was answered', seen.pongAfterMs !== undefined)
    const interval = evidence.measure('interval', silenceMs / lifeSignIntervalMs)
    expect(seen.closedEarly).toBe(false)
    expect(interval).toBeLessThanOrEqual(limits.interval)
    expect(seen.pongAfterMs).toBeDefined()
    const pong = evidence.measure('pong', seen.pongAfterMs ?? Number.NaN)
    expect(pong).toBeLessThanOrEqual(limits.pong)
  },
)
