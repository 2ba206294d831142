import { check, expect } from '../../fixtures/check.ts'

check(
  {
    id: 'market-data/book-checksum',
    severity: 'critical',
    title: "our books have the checksums that the venue's have",
    prevents: "Prices are made from a book that is not the venue's.",
    satisfies: [
      'market-data/Data quality and completeness testing',
      'market-data/Feed health good',
    ],
    per: 'venue',
    limits: {
      wrong: 'limits.market_data.wrong_checksums',
      checked: 'limits.market_data.minimum_checked_updates',
    },
    dependsOn: ['connectivity/stream-start'],
    validFor: '1d',
    timeoutMs: 900_000,
    remediation: [
      'Stop quoting the symbol, subscribe again, and start from the new snapshot.',
      'Look for lost packets or a slow reader between this host and the venue.',
    ],
  },
  async ({ venue, examined, limits, evidence, notApplicable, inconclusive }) => {
    notApplicable(!venue.capabilities.checksummedBook, 'the venue sends no checksums of its books')
    inconclusive(venue.symbols.length === 0, 'no symbol is configured')

    const { frames, checksums: books } = examined
    const mismatches = books.reduce((total, book) => total + book.wrong, 0)
    evidence.record('frames', frames)
    evidence.record('first difference', books.find(({ first }) => first)?.first ?? 'none')
    const checked = evidence.measure('checked', Math.min(...books.map(book => book.checked)))
    const wrong = evidence.measure('wrong', mismatches)
    expect(wrong).toBeLessThanOrEqual(limits.wrong)
    inconclusive(checked < limits.checked, `a symbol had ${checked} checksums, too few to judge`)
  },
)
