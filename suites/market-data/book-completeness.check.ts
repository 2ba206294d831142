import { check, expect } from '../../fixtures/check.ts'

check(
  {
    id: 'market-data/book-completeness',
    severity: 'critical',
    title: "our books have the levels that the venue's have after the same change",
    prevents: 'Orders are sized by liquidity that is gone, or was never seen.',
    satisfies: [
      'market-data/Data quality and completeness testing',
      'market-data/Data quality acceptable',
    ],
    per: 'venue',
    limits: {
      different: 'limits.market_data.different_levels',
      compared: 'limits.market_data.minimum_compared_levels',
    },
    dependsOn: ['connectivity/stream-start', 'connectivity/rest-availability'],
    validFor: '1d',
    timeoutMs: 900_000,
    remediation: [
      'Stop quoting the symbol, and start its book anew from a snapshot.',
      'Look whether a level with the quantity zero is removed, and one that is told again replaced.',
    ],
  },
  async ({ venue, examined, limits, evidence, notApplicable, inconclusive }) => {
    notApplicable(
      !venue.capabilities.numberedSnapshots,
      'no snapshot says after which change of the public feed it is; where books have checksums, these show the same',
    )
    const { snapshots } = examined
    inconclusive(snapshots.length === 0, 'the feed told of no instrument')

    const levels = snapshots.map(snapshot => snapshot.levels)
    const differences = snapshots.reduce((total, snapshot) => total + snapshot.different, 0)
    evidence.record('snapshots', snapshots.map(({ compared }) => compared).join(', '))
    evidence.record('first difference', snapshots.find(({ first }) => first)?.first ?? 'none')
    const compared = evidence.measure('compared', Math.min(...levels))
    const different = evidence.measure('different', differences)
    expect(different).toBeLessThanOrEqual(limits.different)
    inconclusive(
      compared < limits.compared,
      `of a symbol ${compared} levels could be compared, too few to judge`,
    )
  },
)
