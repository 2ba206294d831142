import { check, expect } from '../../fixtures/check.ts'
import { candleContinuity } from '../../helpers/candle-continuity.ts'

const intervalMs = 60_000
const count = 10

check(
  {
    id: 'connectivity/candle-continuity',
    severity: 'major',
    title: 'no candle is missing up to the newest one',
    prevents: 'Indicators computed over a hole send wrong signals.',
    satisfies: ['connectivity/Data feed validation'],
    per: 'venue',
    limits: { missing: 'limits.connectivity.missing_candles' },
    dependsOn: ['connectivity/rest-availability'],
    validFor: '1d',
    timeoutMs: 60_000,
    remediation: [
      'Fetch the same minutes again, and build them from trades where they stay missing.',
      'Stop strategies that compute on candles until the series is whole.',
    ],
  },
  async ({ venue, limits, evidence, notApplicable, inconclusive }) => {
    notApplicable(!venue.capabilities.candles, 'the venue has no candles')
    notApplicable(
      !venue.capabilities.gaplessCandles,
      'the venue publishes no candle of an interval without a trade, so a missing one says nothing',
    )
    inconclusive(venue.symbols.length === 0, 'no symbol is configured')

    const candles = await Promise.all(
      venue.symbols.map(symbol => venue.candles(symbol, intervalMs, count)),
    )
    const { venueMs: nowMs } = await venue.clock()

    const series = candles.map(each => candleContinuity(each, { intervalMs, count, nowMs }))
    evidence.record('candles', candles.flat().length)
    const missing = evidence.measure('missing', Math.max(...series.map(each => each.missing)))
    expect(missing).toBeLessThanOrEqual(limits.missing)
  },
)
