import { check, expect } from '../../fixtures/check.ts'
import { candleContinuity } from '../../helpers/candle-continuity.ts'

const intervalMs = 60_000
const count = 10

check(
  {
    id: 'connectivity/candle-freshness',
    severity: 'major',
    title: 'candles are fresh and possible',
    prevents: 'Indicators computed over yesterday send wrong signals.',
    satisfies: ['connectivity/Data feed validation'],
    per: 'venue',
    limits: { lag: 'limits.connectivity.candle_lag_intervals' },
    dependsOn: ['connectivity/rest-availability'],
    validFor: '1d',
    timeoutMs: 60_000,
    remediation: [
      'Fetch the same minutes again, and compare them with the trades of those minutes.',
      'Stop strategies that compute on candles until the newest one is the running one.',
    ],
  },
  async ({ venue, limits, evidence, notApplicable, inconclusive }) => {
    notApplicable(!venue.capabilities.candles, 'the venue has no candles')
    inconclusive(venue.symbols.length === 0, 'no symbol is configured')

    const candles = await Promise.all(
      venue.symbols.map(symbol => venue.candles(symbol, intervalMs, count)),
    )
    const { venueMs: nowMs } = await venue.clock()

    const series = candles.map(each => candleContinuity(each, { intervalMs, count, nowMs }))
    const findings = series.flatMap(each => each.findings)
    evidence.record('candles', candles.flat().length)
    evidence.record('intervals without one', Math.max(...series.map(each => each.missing)))
    evidence.record('findings', findings.join('; ') || 'none')
    const lag = evidence.measure('lag', Math.max(...series.map(each => each.lagIntervals)))
    expect(findings).toEqual([])
    expect(lag).toBeLessThanOrEqual(limits.lag)
  },
)
