import { check, expect } from '../../fixtures/check.ts'

check(
  {
    id: 'market-data/trade-tape',
    severity: 'major',
    title: 'each trade is told once, in its order, and none is left out',
    prevents: 'Volume, candles and signals are made from trades that never were, or without some.',
    satisfies: [
      'market-data/Data quality and completeness testing',
      'market-data/Data quality acceptable',
    ],
    per: 'feed',
    limits: {
      repeated: 'limits.market_data.repeated_trades',
      missing: 'limits.market_data.missing_trades',
      trades: 'limits.market_data.minimum_trades',
    },
    dependsOn: ['connectivity/stream-start'],
    validFor: '1d',
    timeoutMs: 900_000,
    remediation: [
      'Look for a second subscription to the same trades, and end it.',
      'Fetch the trades that are missing over REST before anything is computed from the tape.',
    ],
  },
  async ({ examined, limits, evidence, notApplicable, inconclusive }) => {
    const { instruments, tape } = examined
    notApplicable(tape.numbered === 0 && tape.unnumbered > 0, 'the feed does not number its trades')

    evidence.record('instruments', instruments.length)
    const trades = evidence.measure('trades', tape.numbered)
    const repeated = evidence.measure('repeated', tape.repeated)
    const missing = evidence.measure('missing', tape.missing)
    expect(repeated).toBeLessThanOrEqual(limits.repeated)
    expect(missing).toBeLessThanOrEqual(limits.missing)
    inconclusive(trades < limits.trades, `${trades} numbered trades are too few to judge`)
  },
)
