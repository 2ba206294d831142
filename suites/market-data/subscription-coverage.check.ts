import { check, expect } from '../../fixtures/check.ts'

check(
  {
    id: 'market-data/subscription-coverage',
    severity: 'critical',
    title: 'everything that was subscribed to is told, of each symbol',
    prevents: 'An instrument is traded whose market is not heard.',
    satisfies: [
      'market-data/Feed health monitoring',
      'market-data/Data quality and completeness testing',
    ],
    per: 'venue',
    limits: {
      uncovered: 'limits.market_data.uncovered_channels',
      recorded: 'limits.market_data.minimum_recording_ms',
    },
    dependsOn: ['connectivity/stream-start'],
    validFor: '1d',
    timeoutMs: 900_000,
    remediation: [
      'Compare the symbols and channels of the subscription with those that the venue lists.',
      'Treat a subscription as made once its first message has come, not when it is acknowledged.',
      'Of instruments that hardly ever trade, watch longer (market_connectivity.observation_seconds).',
    ],
  },
  async ({ venue, examined, limits, evidence, inconclusive }) => {
    inconclusive(venue.symbols.length === 0, 'no symbol is configured')
    const { required, silent, untold, refusals, refusal } = examined.coverage

    evidence.record('subscribed channels', required)
    evidence.record('silent', silent.join(', ') || 'none')
    evidence.record('untold', untold.join(', ') || 'none')
    evidence.record('refused', refusal ?? 'none')
    const recorded = evidence.measure('recorded', examined.recordedMs)
    const uncovered = evidence.measure('uncovered', silent.length + refusals)
    inconclusive(
      recorded < limits.recorded,
      `a feed of ${Math.round(recorded)} ms is too short to judge`,
    )
    expect(uncovered).toBeLessThanOrEqual(limits.uncovered)
    inconclusive(required === 0, 'the feed does not say what it subscribes to')
    inconclusive(
      untold.length > 0,
      `${untold.join(', ')} had nothing to tell, so that it is not known whether it would`,
    )
  },
)
