/** How a measure is defined, to be printed beside its value. */
export interface Convention {
  readonly formula: string
  readonly unit: 'fraction' | 'ratio' | 'probability' | 'observations' | 'years' | 'number'
}

/**
 * The conventions of this folder, each under the name of the function that follows it. In the formulas r is a simple return
 * of one period, n the number of returns, A the periods of a year as stated, f a riskless return per period, E an equity
 * curve of compounded returns with the capital in front, sd the sample deviation with n − 1, SR a Sharpe ratio of one
 * period, g3 and g4 skewness and kurtosis, V the variance between the Sharpe ratios of N trials, γ Euler's constant.
 */
export const conventions = {
  totalReturn: { formula: 'Π(1 + r) − 1', unit: 'fraction' },
  compoundAnnualGrowth: { formula: 'Π(1 + r)^(A/n) − 1', unit: 'fraction' },
  growthBetween: { formula: '(last / first)^(365.25 / days) − 1', unit: 'fraction' },
  volatility: { formula: 'sd(r) · √A', unit: 'fraction' },
  downsideDeviation: {
    formula: '√(Σ min(r − target, 0)² / n), n of all periods',
    unit: 'fraction',
  },
  sharpePerPeriod: { formula: 'mean(r − f) / sd(r)', unit: 'ratio' },
  sharpeRatio: { formula: 'mean(r − f) / sd(r) · √A', unit: 'ratio' },
  informationRatio: { formula: 'mean(r − benchmark) / sd(r − benchmark) · √A', unit: 'ratio' },
  sortinoRatio: {
    formula: 'mean(r − target) / √(Σ min(r − target, 0)² / n) · √A, n of all periods',
    unit: 'ratio',
  },
  maximumDrawdown: { formula: 'min over time of E / highest E so far − 1', unit: 'fraction' },
  calmarRatio: { formula: '(Π(1 + r)^(A/n) − 1) / |maximum drawdown of E|', unit: 'ratio' },
  ulcerIndex: { formula: '√(Σ drawdown² / n)', unit: 'fraction' },
  hitRate: { formula: 'results above 0 / all results, zeros included', unit: 'fraction' },
  profitFactor: { formula: 'Σ gains / Σ |losses|', unit: 'ratio' },
  gainToPain: { formula: 'Σ results / Σ |losses|', unit: 'ratio' },
  payoffRatio: { formula: 'average gain / average |loss|', unit: 'ratio' },
  kellyFraction: { formula: 'hit rate − (1 − hit rate) / payoff ratio', unit: 'fraction' },
  omegaRatio: { formula: 'Σ max(r − threshold, 0) / Σ max(threshold − r, 0)', unit: 'ratio' },
  tailRatio: {
    formula: '|95th percentile of r| / |5th percentile of r|, linear interpolation (type 7)',
    unit: 'ratio',
  },
  stability: { formula: 'R² of ln E on the number of the period', unit: 'fraction' },
  skewness: { formula: 'm3 / m2^1.5, of the population', unit: 'number' },
  kurtosis: { formula: 'm4 / m2², of the population, 3 for a normal distribution', unit: 'number' },
  probabilisticSharpe: {
    formula: 'Φ((SR − SR*) √(n − 1) / √(1 − g3 SR + (g4 − 1)/4 SR²)), g4 raw',
    unit: 'probability',
  },
  minimumTrackRecord: {
    formula: '1 + (1 − g3 SR + (g4 − 1)/4 SR²) (z / (SR − SR*))², g4 raw',
    unit: 'observations',
  },
  deflatedSharpe: {
    formula:
      'probabilistic Sharpe ratio against SR* = √V ((1 − γ) Φ⁻¹(1 − 1/N) + γ Φ⁻¹(1 − 1/(N e)))',
    unit: 'probability',
  },
  minimumBacktestYears: {
    formula: '(((1 − γ) Φ⁻¹(1 − 1/N) + γ Φ⁻¹(1 − 1/(N e))) / annual Sharpe ratio)²',
    unit: 'years',
  },
  backtestOverfitting: {
    formula:
      'share of splits where rank / (N + 1) out of sample of the best in sample is at most ½; shared ranks averaged',
    unit: 'probability',
  },
  walkForwardEfficiency: { formula: 'Sharpe ratio out of sample / in sample', unit: 'ratio' },
} as const satisfies Readonly<Record<string, Convention>>
