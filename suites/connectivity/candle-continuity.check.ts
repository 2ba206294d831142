import { check, expect } from '../../fixtures/check.ts'
import { candleContinuity } from '../../helpers/candle-continuity.ts'

const intervalMs = 60_000
const count = 10

check(
  {
    id: 'connectivity/candle-continuity',
    severity: 'major',
    title: 'candles are fresh, complete and possible',
    prevents: 'Indicators computed over a hole, or over yesterday, send wrong signals.',
    satisfies: ['connectivity/Data feed validation'],
    per: 'venue',
    limits: {
      lag: 'limits.connectivity.candle_lag_intervals',
      missing: 'limits.connectivity.missing_candles',
    },
    validFor: '1d',
    timeoutMs: 60_000,
    remediation: [
      'Fetch the same minutes again, and build them from trades where they stay missing.',
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
    evidence.record('findings', findings.join('; ') || 'none')
    const lag = evidence.measure('lag', Math.max(...series.map(each => each.lagIntervals)))
    const missing = evidence.measure('missing', Math.max(...series.map(each => each.missing)))
    expect(findings).toEqual([])
    expect(lag).toBeLessThanOrEqual(limits.lag)
    expect(missing).toBeLessThanOrEqual(limits.missing)
  },
)
