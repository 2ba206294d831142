import type { Fault } from './fault.ts'

const stressDifference = 'limits.risk.stress_difference_pct'
const stressLoss = 'limits.risk.stress_loss'
const ruin = 'limits.risk.ruin_deviations'
const correlationAge = 'limits.risk.correlation_age_hours'
const correlationDifference = 'limits.risk.correlation_difference'

/** Virtues of the reference firm that can be switched off: its stress tests, its correlations and its weights. */
export const firmPortfolioFaults = {
  'firm-skips-a-scenario': {
    description: 'the firm applies one of its stress tests to no position',
    breaks: ['risk/stress-scenarios'],
  },
  'firm-tells-losses-as-gains': {
    description: 'the firm tells what its stress tests cost with the sign of a gain',
    breaks: ['risk/stress-scenarios'],
  },
  'firm-forgets-a-shock': {
    description: 'one of the risk factors that the firm holds is in none of its stress tests',
    breaks: ['risk/stress-scenarios'],
    touches: ['risk/stress-losses'],
  },
  'firm-rounds-stress': {
    description: 'what the stress tests of the firm cost is told too small by a little',
    breaks: ['risk/stress-scenarios'],
    magnitude: { value: 1.15, limit: stressDifference },
  },
  'firm-rounds-stress-twin': {
    description:
      'what the stress tests of the firm cost is told too small by a little, within the limit',
    spares: ['risk/stress-scenarios'],
    magnitude: { value: 0.85, limit: stressDifference },
  },
  'firm-outgrows-its-capital': {
    description: 'the worst stress test of the firm takes more of its equity than it may',
    breaks: ['risk/stress-losses'],
    magnitude: { value: 0.29, limit: stressLoss },
  },
  'firm-outgrows-its-capital-twin': {
    description: 'the worst stress test of the firm takes much of its equity, within the limit',
    spares: ['risk/stress-losses'],
    magnitude: { value: 0.21, limit: stressLoss },
  },
  'firm-near-ruin': {
    description: 'a day that is not rare enough takes more of the equity than the firm may lose',
    breaks: ['risk/reverse-stress'],
    touches: ['risk/stress-losses'],
    magnitude: { value: 8.7, limit: ruin },
  },
  'firm-near-ruin-twin': {
    description: 'a rare day takes more of the equity than the firm may lose',
    spares: ['risk/reverse-stress'],
    touches: ['risk/stress-losses'],
    magnitude: { value: 11.5, limit: ruin },
  },
  'firm-indefinite-correlations': {
    description: 'the firm writes views over correlations until no returns could have them',
    breaks: ['risk/correlation-matrix'],
    touches: ['risk/correlation-recomputation', 'risk/reverse-stress'],
  },
  'firm-asymmetric-correlations': {
    description: 'the firm tells one correlation differently from its mirror',
    breaks: ['risk/correlation-matrix'],
    touches: ['risk/correlation-recomputation', 'risk/reverse-stress'],
  },
  'firm-correlation-beside-one': {
    description: 'the firm tells a correlation of less than one of each factor with itself',
    breaks: ['risk/correlation-matrix'],
    touches: ['risk/correlation-recomputation', 'risk/reverse-stress'],
  },
  'firm-stale-correlations': {
    description: 'the firm computes with correlations of the day before yesterday',
    breaks: ['risk/correlation-matrix'],
    magnitude: { value: 28, limit: correlationAge },
  },
  'firm-stale-correlations-twin': {
    description: 'the firm computes with correlations that are most of a day old',
    spares: ['risk/correlation-matrix'],
    magnitude: { value: 20, limit: correlationAge },
  },
  'firm-rounds-correlations': {
    description: 'one of the correlations that the firm computes with is not that of its returns',
    breaks: ['risk/correlation-recomputation'],
    magnitude: { value: 0.0115, limit: correlationDifference },
  },
  'firm-rounds-correlations-twin': {
    description: 'one of the correlations that the firm computes with is off, within the limit',
    spares: ['risk/correlation-recomputation'],
    magnitude: { value: 0.0085, limit: correlationDifference },
  },
  'firm-tells-volatility-of-a-year': {
    description: 'the firm tells volatilities of a year where those of a day are meant',
    breaks: ['risk/correlation-recomputation'],
    touches: ['risk/reverse-stress'],
  },
  'firm-equal-weights': {
    description: 'the firm calls equal weights optimal',
    breaks: ['risk/portfolio-weights'],
  },
  'firm-ignores-caps': {
    description:
      'the optimal weights of the firm are those without the bounds that it has set itself',
    breaks: ['risk/portfolio-weights'],
  },
  'firm-weights-of-less-than-all': {
    description: 'the optimal weights of the firm do not add up to one',
    breaks: ['risk/portfolio-weights'],
  },
} as const satisfies Record<string, Fault>
