import { check, expect } from '../../fixtures/check.ts'
import { tickerFindings } from '../../helpers/ticker-sanity.ts'

check(
  {
    id: 'connectivity/ticker-sanity',
    severity: 'major',
    title: 'tickers are possible and fresh',
    prevents: 'A crossed or frozen price is traded upon.',
    satisfies: ['connectivity/Data feed validation', 'connectivity/Real-time data feed validation'],
    per: 'venue',
    limits: { age: 'limits.connectivity.ticker_age_ms' },
    dependsOn: ['connectivity/rest-availability'],
    validFor: '1d',
    timeoutMs: 60_000,
    remediation: [
      "Compare the ticker with the book and with another venue, and read the venue's status page.",
      'Stop pricing from the ticker until it agrees with the book.',
    ],
  },
  async ({ venue, limits, evidence, inconclusive }) => {
    inconclusive(venue.symbols.length === 0, 'no symbol is configured')

    const tickers = await Promise.all(venue.symbols.map(symbol => venue.ticker(symbol)))
    const { venueMs: nowMs } = await venue.clock()

    const findings = tickers.flatMap(tickerFindings)
    evidence.record('tickers', tickers.length)
    evidence.record('findings', findings.join('; ') || 'none')
    const ages = tickers.map(({ venueMs }) => Math.abs(nowMs - venueMs))
    const age = evidence.measure('age', Math.max(...ages))
    expect(findings).toEqual([])
    expect(age).toBeLessThanOrEqual(limits.age)
  },
)
