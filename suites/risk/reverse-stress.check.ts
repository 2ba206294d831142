import { check, expect } from '../../fixtures/check.ts'
import { likeliestLoss } from '../../helpers/risk-model/likeliest-loss.ts'

check(
  {
    id: 'risk/reverse-stress',
    severity: 'major',
    title: 'the likeliest day that would ruin the firm is far away',
    prevents: 'The scenarios that somebody thought of are survived, and a likelier one is not.',
    satisfies: ['risk/Stress testing scenarios', 'risk/Stress tests pass'],
    limits: {
      loss: 'limits.risk.stress_loss',
      deviations: 'limits.risk.ruin_deviations',
    },
    validFor: '1d',
    timeoutMs: 60_000,
    remediation: [
      'Look at what moves most in the day that is told, and reduce or hedge it.',
      'Add that day to the stress tests.',
    ],
  },
  async ({ tradingSystem, limits, evidence, inconclusive }) => {
    const { positions, equity } = await tradingSystem.stressTests.read()
    const comovement = await tradingSystem.correlations.read()

    inconclusive(Number(equity) <= 0, `equity must be above 0, was ${equity}`)
    const loss = evidence.measure('loss', limits.loss)
    const ruin = likeliestLoss(positions, comovement, loss * Number(equity))
    evidence.chart('the likeliest day that costs as much', {
      kind: 'bars',
      unit: '%',
      bars: ruin.shock.map(({ factor, simpleReturn }) => ({
        name: factor,
        value: 100 * simpleReturn,
      })),
    })
    const deviations = evidence.measure('deviations', ruin.deviations)
    expect(deviations).toBeGreaterThanOrEqual(limits.deviations)
  },
)
