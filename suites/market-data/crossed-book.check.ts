import { check, expect } from '../../fixtures/check.ts'

check(
  {
    id: 'market-data/crossed-book',
    severity: 'critical',
    title: 'no bid stands above the best ask for longer than it takes to tell of both',
    prevents: 'Both sides of a trade that nobody offers are taken for a profit.',
    satisfies: ['market-data/Data quality assessment', 'market-data/Data quality acceptable'],
    per: 'feed',
    limits: {
      crossed: 'limits.market_data.crossed_ms',
      changes: 'limits.market_data.minimum_changes',
    },
    dependsOn: ['connectivity/stream-start', 'connectivity/rest-availability'],
    validFor: '1d',
    timeoutMs: 900_000,
    remediation: [
      'Stop quoting the symbol, and start its book anew from a snapshot.',
      'Look for changes that were applied twice, late, or to the book of another symbol.',
    ],
  },
  async ({ examined, limits, evidence, inconclusive }) => {
    const { instruments, recordedMs, followedChanges, longestCrossedMs } = examined
    inconclusive(instruments.length === 0, 'the feed told of no instrument')

    const crossing = instruments.find(one => one.longestCrossedMs > 0)
    evidence.record('instruments', instruments.length)
    evidence.record('recorded', recordedMs, 'ms')
    evidence.record('first crossing', crossing?.first ?? 'none')
    const changes = evidence.measure('changes', followedChanges)
    const crossed = evidence.measure('crossed', longestCrossedMs)
    expect(crossed).toBeLessThanOrEqual(limits.crossed)
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
