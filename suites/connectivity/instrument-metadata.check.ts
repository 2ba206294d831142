import { check, expect } from '../../fixtures/check.ts'
import { instrumentDifferences } from '../../helpers/instrument-differences.ts'

check(
  {
    id: 'connectivity/instrument-metadata',
    severity: 'critical',
    title: "the venue's instruments trade by the rules that we expect",
    prevents: 'Orders are refused, or sized wrongly, under rules that have changed.',
    satisfies: [
      'connectivity/Exchange connectivity validation (Binance, Coinbase, Kraken, etc.)',
      'connectivity/Data feed validation',
    ],
    per: 'venue',
    dependsOn: ['connectivity/rest-availability'],
    validFor: '1d',
    timeoutMs: 60_000,
    remediation: [
      "Read the venue's announcement of the change, and take the instrument out of trading until both sides agree.",
      'Correct the tick size, lot size and minimum notional in the configuration of the trading system and here.',
    ],
  },
  async ({ venue, expectedInstruments, evidence, notAssessed, inconclusive }) => {
    const described = new Set(expectedInstruments.map(({ symbol }) => symbol))
    const undescribed = venue.symbols.filter(symbol => !described.has(symbol))
    notAssessed(
      undescribed.length > 0,
      `nothing is expected of ${undescribed.join(', ')}`,
      'describe it under market_connectivity.exchanges.instruments',
    )
    inconclusive(described.size === 0, 'no symbol is configured')

    const published = await venue.instruments()

    const differences = instrumentDifferences(expectedInstruments, published)
    evidence.record('instruments compared', expectedInstruments.length)
    evidence.record('differences', differences.join('; ') || 'none')
    expect(differences).toEqual([])
  },
)
