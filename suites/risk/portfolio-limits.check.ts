import { check, expect } from '../../fixtures/check.ts'
import { bookShares, estimateOf } from '../../helpers/risk-model/book-shares.ts'
import { describeRecomputed, recomputedRisk } from '../../helpers/risk-model/recomputation.ts'
import { scenarioProfits } from '../../helpers/risk-model/scenario-profits.ts'

check(
  {
    id: 'risk/portfolio-limits',
    severity: 'critical',
    title: 'value at risk, concentration and leverage of the book are within their limits',
    prevents: 'One bad day, one position or one margin call ends the firm.',
    satisfies: ['risk/Risk monitoring systems', 'risk/Risk calculations accurate'],
    limits: {
      'value at risk': 'risk_management.max_portfolio_var',
      concentration: 'risk_management.max_position_concentration',
      leverage: 'risk_management.max_leverage',
    },
    validFor: '1d',
    timeoutMs: 60_000,
    remediation: [
      'Reduce the position that is named, or hedge it, before anything new is opened.',
      'Set the trading state to reducing until all three are within their limits.',
    ],
  },
  async ({ tradingSystem, confidenceLevel, limits, evidence, notAssessed }) => {
    const { estimates, quantileRule, ...model } = await tradingSystem.riskModel.read()
    const { positions, equity, horizonDays } = model
    const estimate = estimateOf(estimates, confidenceLevel)

    notAssessed(
      !estimate,
      `the risk model tells no value at risk of ${confidenceLevel}`,
      'tell it, or set [risk_management] confidence_level',
    )
    const shares = bookShares(positions, equity)
    evidence.record('horizon', horizonDays, 'days')
    evidence.record('largest position', shares.largest)
    const [found] = recomputedRisk(scenarioProfits(model).profits, [estimate!], quantileRule)
    evidence.record('value at risk, the larger of which counts', describeRecomputed(found!))
    const risk = evidence.measure(
      'value at risk',
      Math.max(found!.told, found!.own) / Number(equity),
    )
    const concentration = evidence.measure('concentration', shares.concentration)
    const leverage = evidence.measure('leverage', shares.leverage)
    expect(risk).toBeLessThanOrEqual(limits['value at risk'])
    expect(concentration).toBeLessThanOrEqual(limits.concentration)
    expect(leverage).toBeLessThanOrEqual(limits.leverage)
  },
)
