import { check, expect } from '../../fixtures/check.ts'

check(
  {
    id: 'connectivity/stream-start',
    severity: 'major',
    title: 'market data of every symbol flows soon after it is subscribed',
    prevents: 'A strategy that starts, or reconnects, quotes blind.',
    satisfies: ['connectivity/Data feeds operational', 'connectivity/Data feed validation'],
    per: 'venue',
    limits: { start: 'limits.connectivity.stream_start_ms' },
    dependsOn: ['connectivity/rest-availability'],
    validFor: '1d',
    timeoutMs: 120_000,
    remediation: [
      'Subscribe by hand and read whether the venue confirms, refuses or stays silent.',
      "Read the venue's list of symbols and streams, and correct what is subscribed.",
    ],
  },
  async ({ venue, feed, limits, evidence, inconclusive }) => {
    inconclusive(venue.symbols.length === 0, 'no symbol is configured')
    const deadlineMs = 2 * limits.start

    const { connectedMs, acknowledgedMs, firstMessageMs, refusal } = await feed.start(deadlineMs)

    evidence.record('connected after', connectedMs, 'ms')
    evidence.record('subscription confirmed', acknowledgedMs !== undefined)
    evidence.record('refusal', refusal ?? 'none')
    evidence.record('every symbol heard', firstMessageMs !== undefined)
    const start = evidence.measure('start', firstMessageMs ?? deadlineMs)
    expect(acknowledgedMs).toBeDefined()
    expect(firstMessageMs).toBeDefined()
    expect(start).toBeLessThanOrEqual(limits.start)
  },
)
