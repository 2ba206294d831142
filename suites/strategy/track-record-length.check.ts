import { check, expect } from '../../fixtures/check.ts'
import { byStrategy, smallest } from '../../helpers/strategy/of-all.ts'
import { trackRecord } from '../../helpers/strategy/selection.ts'

check(
  {
    id: 'strategy/track-record-length',
    severity: 'major',
    title: 'the record is long enough for its Sharpe ratio to be above nothing',
    prevents: 'A short run of luck is taken for a track record.',
    satisfies: [
      'strategy/Strategy performance metrics',
      'strategy/Strategies meet performance requirements',
    ],
    limits: {
      confidence: 'limits.strategy.track_record_confidence',
    },
    validFor: '7d',
    timeoutMs: 60_000,
    remediation: [
      'Wait until the record has the periods that are needed.',
      'Test over more of the past, by data that is as good.',
    ],
  },
  async ({ strategies, limits, evidence, inconclusive }) => {
    const { found, untold } = await strategies.each(async ({ record }) =>
      trackRecord(await record('backtest'), limits.confidence),
    )

    evidence.record('periods', byStrategy(found, 'observations'))
    evidence.record('periods that are needed', byStrategy(found, 'needed'))
    const confidence = evidence.measure('confidence', smallest(found, 'confidence'))
    expect(confidence).toBeGreaterThanOrEqual(limits.confidence)
    inconclusive(untold.length > 0, untold.join('; '))
  },
)
