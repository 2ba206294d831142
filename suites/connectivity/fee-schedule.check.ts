import { check, expect } from '../../fixtures/check.ts'
import { feeDifferenceBps, highestFeePct } from '../../helpers/fee-difference.ts'

check(
  {
    id: 'connectivity/fee-schedule',
    severity: 'major',
    title: 'the account pays the fees that strategies were tested with',
    prevents: 'A strategy that earned money in its backtest pays it to the venue.',
    satisfies: ['connectivity/Exchange connectivity validation (Binance, Coinbase, Kraken, etc.)'],
    per: 'venue',
    limits: {
      difference: 'limits.connectivity.fee_difference_bps',
      cap: 'limits.connectivity.fee_cap_pct',
    },
    dependsOn: ['connectivity/signed-call'],
    validFor: '7d',
    timeoutMs: 60_000,
    remediation: [
      'Test the strategies again with the fees that the account really pays.',
      "Compare with the venue's fee schedule, and ask why the account is not in the expected tier.",
    ],
  },
  async ({ venue, expectedFees, limits, evidence, notAssessed, inconclusive }) => {
    notAssessed(!venue.hasKey, 'no key is configured', 'set api_key and api_secret of the venue')
    inconclusive(venue.symbols.length === 0, 'no symbol is configured')

    const charged = await Promise.all(venue.symbols.map(symbol => venue.fees(symbol)))

    evidence.record('symbols', charged.length)
    evidence.record('maker fees', charged.map(({ makerPct }) => makerPct).join(' '), '%')
    evidence.record('taker fees', charged.map(({ takerPct }) => takerPct).join(' '), '%')
    evidence.record('expected of makers', expectedFees.makerPct, '%')
    evidence.record('expected of takers', expectedFees.takerPct, '%')
    const difference = evidence.measure('difference', feeDifferenceBps(expectedFees, charged))
    const highest = evidence.measure('cap', highestFeePct(charged))
    expect(difference).toBeLessThanOrEqual(limits.difference)
    expect(highest).toBeLessThanOrEqual(limits.cap)
    expect(highest).toBeGreaterThan(0)
  },
)
