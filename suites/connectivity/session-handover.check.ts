import { check, expect } from '../../fixtures/check.ts'

check(
  {
    id: 'connectivity/session-handover',
    severity: 'major',
    title: 'a second stream takes over from the first without missing an update',
    prevents: 'The daily cut of a stream leaves a hole in the book.',
    satisfies: [
      'connectivity/Real-time data feed validation',
      'connectivity/Data feeds operational',
    ],
    per: 'venue',
    limits: { overlap: 'limits.connectivity.handover_overlap' },
    dependsOn: ['connectivity/stream-start'],
    validFor: '7d',
    timeoutMs: 120_000,
    remediation: [
      'Take a new snapshot after each change of streams, since nothing can be carried over.',
      'Ask the venue how many streams a key or address may have at once.',
    ],
  },
  async ({ venue, feed, sampling, limits, evidence, inconclusive }) => {
    inconclusive(venue.symbols.length === 0, 'no symbol is configured')

    const { sharedUpdates, firstStayedOpen } = await feed.handover(sampling.observationMs)

    const shared = venue.symbols.map(symbol => sharedUpdates[symbol] ?? 0)
    evidence.record('first stream stayed open', firstStayedOpen)
    const overlap = evidence.measure('overlap', Math.min(...shared))
    expect(firstStayedOpen).toBe(true)
    expect(overlap).toBeGreaterThanOrEqual(limits.overlap)
  },
)
