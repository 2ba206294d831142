import { check, expect } from '../../fixtures/check.ts'
import { sequenceContinuity } from '../../helpers/sequence-continuity.ts'

check(
  {
    id: 'market-data/sequence-continuity',
    severity: 'critical',
    title: 'book updates follow each other without a gap, from the snapshot on',
    prevents: 'A book with a hole shows liquidity that is not there.',
    satisfies: [
      'market-data/Data quality and completeness testing',
      'market-data/Feed health good',
    ],
    per: 'venue',
    limits: {
      gaps: 'limits.market_data.sequence_gaps',
      updates: 'limits.market_data.minimum_book_updates',
    },
    dependsOn: ['connectivity/stream-start', 'connectivity/rest-availability'],
    validFor: '1d',
    timeoutMs: 60_000,
    remediation: [
      'Take a new snapshot after each gap, and stop quoting until the book is whole again.',
      'Look for lost packets or a slow reader between this host and the venue.',
    ],
  },
  async ({ venue, feed, sampling, limits, evidence, notApplicable, notAssessed, inconclusive }) => {
    notApplicable(!venue.capabilities.sequencedBook, 'the venue does not number its book updates')
    notAssessed(
      feed.needsKey,
      'numbered book updates are for keys only, and no key is configured',
      'set api_key and api_secret of the venue',
    )
    inconclusive(venue.symbols.length === 0, 'no symbol is configured')

    const { deltas, snapshots } = await feed.bookDeltas(sampling.observationMs)

    const books = sequenceContinuity(venue.symbols, deltas, snapshots)
    const breaks = books.reduce((total, { gaps, repeats }) => total + gaps + repeats, 0)
    evidence.record('symbols', books.length)
    const updates = evidence.measure('updates', Math.min(...books.map(book => book.updates)))
    const gaps = evidence.measure('gaps', breaks)
    expect(gaps).toBeLessThanOrEqual(limits.gaps)
    inconclusive(updates < limits.updates, `a symbol had ${updates} updates, too few to judge`)
    inconclusive(
      books.some(({ bridged }) => bridged === undefined),
      'no snapshot could be set against the updates of a symbol',
    )
    expect(books.filter(({ bridged }) => !bridged)).toEqual([])
  },
)
