import { check, expect } from '../../fixtures/check.ts'

check(
  {
    id: 'connectivity/reconnect',
    severity: 'major',
    title: 'after a cut, the market data of every symbol flows again in time',
    prevents: 'Quotes stand unattended while the market moves.',
    satisfies: [
      'connectivity/Real-time data feed validation',
      'connectivity/Data feeds operational',
    ],
    per: 'venue',
    limits: { reconnect: 'limits.connectivity.reconnect_ms' },
    dependsOn: ['connectivity/stream-start'],
    validFor: '7d',
    timeoutMs: 180_000,
    remediation: [
      'Connect by hand after a cut, and read how the venue refuses: too soon, too often, or not at all.',
      'Keep a second connection open, so that one cut leaves no gap.',
    ],
  },
  async ({ venue, feed, limits, evidence, inconclusive }) => {
    inconclusive(venue.symbols.length === 0, 'no symbol is configured')
    const deadlineMs = 2 * limits.reconnect

    const { attempts, restoredMs } = await feed.reconnect(deadlineMs)

    evidence.record('attempts', attempts)
    evidence.record('data flows again', restoredMs !== undefined)
    const reconnect = evidence.measure('reconnect', restoredMs ?? deadlineMs)
    expect(restoredMs).toBeDefined()
    expect(reconnect).toBeLessThanOrEqual(limits.reconnect)
  },
)
