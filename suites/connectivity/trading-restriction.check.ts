import { check, expect } from '../../fixtures/check.ts'

check(
  {
    id: 'connectivity/trading-restriction',
    severity: 'major',
    title: 'no symbol that is traded is restricted, or about to leave the venue',
    prevents: 'A position is left in an instrument that cannot be sold when it must be, or at all.',
    satisfies: ['connectivity/Exchange connectivity validation (Binance, Coinbase, Kraken, etc.)'],
    per: 'venue',
    limits: { notices: 'limits.connectivity.restriction_notices' },
    dependsOn: ['connectivity/rest-availability'],
    validFor: '1d',
    timeoutMs: 60_000,
    remediation: [
      "Read the venue's notice: send only what the restriction still allows, and open no new position.",
      'Close the position before the date of a delisting, and take the symbol out of trading.',
    ],
  },
  async ({ venue, limits, evidence, notAssessed, inconclusive }) => {
    notAssessed(
      venue.capabilities.noticesForKeysOnly && !venue.hasKey,
      'the venue tells its notices to keys only, and no key is configured',
      'set api_key and api_secret of the venue',
    )
    inconclusive(venue.symbols.length === 0, 'no symbol is configured')

    const instruments = await venue.instruments()
    const found = await venue.notices()

    const traded = new Set(instruments.filter(each => each.trading).map(each => each.symbol))
    const idle = venue.symbols.filter(symbol => !traded.has(symbol))
    const restricted = found.filter(({ symbol }) => traded.has(symbol))
    const words = found.map(notice => `${notice.symbol}: ${notice.words}`)
    evidence.record('symbols asked about', venue.symbols.length)
    evidence.record('not listed, or not trading', idle.join(' ') || 'none')
    evidence.record('words', words.join('; ') || 'none')
    const notices = evidence.measure('notices', restricted.length)
    expect(notices).toBeLessThanOrEqual(limits.notices)
    // A symbol that is gone already, or takes cancels only, is not restricted: what is expected of it does not hold.
    inconclusive(
      idle.length > 0,
      `${idle.join(' and ')} must be listed and trading, is not: see connectivity/instrument-metadata`,
    )
  },
)
