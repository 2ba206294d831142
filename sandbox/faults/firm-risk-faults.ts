import type { Fault } from './fault.ts'

const difference = 'limits.risk.var_difference_pct'
const shortfallDifference = 'limits.risk.shortfall_difference_pct'
const largestRisk = 'risk_management.max_portfolio_var'
const largestShare = 'risk_management.max_position_concentration'
const largestLeverage = 'risk_management.max_leverage'

/** Virtues of the reference firm that can be switched off: what its risk engine makes of a loss. */
export const firmRiskFaults = {
  'firm-understates-risk': {
    description: 'the firm tells seven tenths of its value at risk and of its expected shortfall',
    breaks: ['risk/var-exceptions', 'risk/var-coverage'],
    touches: ['risk/shortfall-backtest', 'risk/var-independence'],
  },
  'firm-overstates-risk': {
    description: 'the firm tells half as much again of its value at risk',
    breaks: ['risk/var-coverage'],
  },
  'firm-stops-telling-risk': {
    description: 'the last day that the firm told a value at risk for is more than a week ago',
    breaks: ['risk/var-exceptions'],
  },
  'firm-blind-in-storms': {
    description:
      'the firm tells hardly any risk for two weeks of every twenty, and too much of it otherwise',
    breaks: ['risk/var-independence'],
    touches: ['risk/var-exceptions', 'risk/var-coverage', 'risk/shortfall-backtest'],
  },
  'firm-thin-tails': {
    description: 'the firm expects losses beyond its value at risk to be hardly any larger',
    breaks: ['risk/shortfall-backtest'],
  },
  'firm-wrong-quantile': {
    description:
      'the firm leaves twice the share of days beyond its value at risk, one for each tail',
    breaks: ['risk/var-recomputation'],
  },
  'firm-tells-loss-as-return': {
    description: 'the firm tells its value at risk with the sign of a return',
    breaks: ['risk/var-recomputation'],
  },
  'firm-tells-risk-in-percent': {
    description: 'the firm tells its value at risk in percent of equity where money is meant',
    breaks: ['risk/var-recomputation'],
  },
  'firm-measures-without-a-factor': {
    description: 'the firm holds a position whose risk factor is in none of its scenarios',
    breaks: ['risk/var-recomputation'],
  },
  'firm-stale-risk-model': {
    description: 'the firm tells the risk of positions that it had a while ago',
    breaks: ['risk/var-recomputation'],
    magnitude: { value: 28, limit: 'limits.risk.model_age_hours' },
  },
  'firm-stale-risk-model-twin': {
    description: 'the firm tells the risk of positions that it had a while ago, within the limit',
    spares: ['risk/var-recomputation'],
    magnitude: { value: 20, limit: 'limits.risk.model_age_hours' },
  },
  'firm-rounds-risk': {
    description: 'the value at risk that the firm tells is too small by a little',
    breaks: ['risk/var-recomputation'],
    magnitude: { value: 1.15, limit: difference },
  },
  'firm-rounds-risk-twin': {
    description: 'the value at risk that the firm tells is too small by a little, within the limit',
    spares: ['risk/var-recomputation'],
    magnitude: { value: 0.85, limit: difference },
  },
  'firm-shortfall-is-next-quantile': {
    description: 'the firm tells the value at risk of half the tail as its expected shortfall',
    breaks: ['risk/shortfall-recomputation'],
  },
  'firm-rounds-shortfall': {
    description: 'the expected shortfall that the firm tells is too small by a little',
    breaks: ['risk/shortfall-recomputation'],
    magnitude: { value: 1.15, limit: shortfallDifference },
  },
  'firm-rounds-shortfall-twin': {
    description:
      'the expected shortfall that the firm tells is too small by a little, within the limit',
    spares: ['risk/shortfall-recomputation'],
    magnitude: { value: 0.85, limit: shortfallDifference },
  },
  'firm-risks-too-much': {
    description: 'the firm holds so much bitcoin that its value at risk is beyond its limit',
    breaks: ['risk/portfolio-limits'],
    magnitude: { value: 0.057, limit: largestRisk },
  },
  'firm-risks-too-much-twin': {
    description: 'the firm holds much bitcoin, within the limit of its value at risk',
    spares: ['risk/portfolio-limits'],
    magnitude: { value: 0.043, limit: largestRisk },
  },
  'firm-concentrated': {
    description: 'the firm holds a position that is too large a part of its equity',
    breaks: ['risk/portfolio-limits'],
    magnitude: { value: 0.115, limit: largestShare },
  },
  'firm-concentrated-twin': {
    description: 'the firm holds a position that is a large part of its equity, within the limit',
    spares: ['risk/portfolio-limits'],
    magnitude: { value: 0.085, limit: largestShare },
  },
  'firm-overleveraged': {
    description: 'the firm holds many positions that cancel out in risk and not in size',
    breaks: ['risk/portfolio-limits'],
    magnitude: { value: 3.4, limit: largestLeverage },
  },
  'firm-overleveraged-twin': {
    description: 'the firm holds many positions that cancel out in risk, within its leverage',
    spares: ['risk/portfolio-limits'],
    magnitude: { value: 2.6, limit: largestLeverage },
  },
  'firm-explains-loosely': {
    description: "the firm's risk model explains its profits by half",
    breaks: ['risk/pnl-attribution'],
    magnitude: { value: 0.69, limit: 'limits.risk.rank_correlation' },
  },
  'firm-explains-loosely-twin': {
    description: "the firm's risk model explains most of its profits",
    spares: ['risk/pnl-attribution'],
    magnitude: { value: 0.91, limit: 'limits.risk.rank_correlation' },
  },
  'firm-forgets-risk-factor': {
    description: "the firm's risk model explains its profits as if there were no crypto",
    breaks: ['risk/pnl-attribution'],
  },
} as const satisfies Record<string, Fault>
