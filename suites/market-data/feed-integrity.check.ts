import { check, expect } from '../../fixtures/check.ts'

check(
  {
    id: 'market-data/feed-integrity',
    severity: 'major',
    title: 'nothing that the feed tells contradicts what it tells elsewhere',
    prevents: 'Prices are made from messages that were lost, altered or mixed up on their way.',
    satisfies: [
      'market-data/Data quality and completeness testing',
      'market-data/Data quality assessment',
    ],
    per: 'feed',
    limits: {
      contradictions: 'limits.market_data.contradictions',
      changes: 'limits.market_data.minimum_changes',
    },
    dependsOn: ['connectivity/stream-start', 'connectivity/rest-availability'],
    validFor: '1d',
    timeoutMs: 900_000,
    remediation: [
      'Read the first contradiction, and start the book of its symbol anew from a snapshot.',
      'Record the feed on another host, to see whether the venue or the way to it is at fault.',
    ],
  },
  async ({ examined, limits, evidence, inconclusive }) => {
    const { instruments, frames, followedChanges, firstContradiction, blindSpots } = examined
    inconclusive(instruments.length === 0, 'the feed told of no instrument')

    evidence.record('frames', frames)
    evidence.record('first contradiction', firstContradiction ?? 'none')
    evidence.record('would go unnoticed', blindSpots.join(', ') || 'nothing that is known')
    const changes = evidence.measure('changes', followedChanges)
    const contradictions = evidence.measure('contradictions', examined.contradictions)
    expect(contradictions).toBeLessThanOrEqual(limits.contradictions)
    inconclusive(
      changes < limits.changes,
      `books could be followed for ${changes} changes, too few to judge`,
    )
    inconclusive(
      examined.unfollowed.length > 0,
      `no change of ${examined.unfollowed.join(', ')} left a book with both sides that could be followed`,
    )
  },
)
