import { check, expect } from '../../fixtures/check.ts'

check(
  {
    id: 'connectivity/delisting-notice',
    severity: 'major',
    title: 'no symbol that is traded is about to leave the venue',
    prevents: 'A position is left in an instrument that can no longer be sold.',
    satisfies: ['connectivity/Exchange connectivity validation (Binance, Coinbase, Kraken, etc.)'],
    per: 'venue',
    limits: { notices: 'limits.connectivity.delisting_notices' },
    validFor: '1d',
    timeoutMs: 60_000,
    remediation: [
      "Read the venue's announcement, close the position before the date, and take the symbol out of trading.",
    ],
  },
  async ({ venue, limits, evidence, inconclusive }) => {
    inconclusive(venue.symbols.length === 0, 'no symbol is configured')

    const listed = new Set((await venue.instruments()).map(({ symbol }) => symbol))
    const found = await venue.notices()

    evidence.record('symbols asked about', venue.symbols.length)
    evidence.record(
      'words',
      found.map(({ symbol, words }) => `${symbol}: ${words}`).join('; ') || 'none',
    )
    const notices = evidence.measure('notices', found.length)
    expect(notices).toBeLessThanOrEqual(limits.notices)
    // Somebody who does not list the symbols has no notice of them either.
    inconclusive(
      venue.symbols.some(symbol => !listed.has(symbol)),
      'the venue does not list a symbol that is traded, see connectivity/instrument-metadata',
    )
  },
)
