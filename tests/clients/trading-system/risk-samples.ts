const at = '2026-01-31T09:30:00.000001Z'

const book = {
  at,
  currency: 'USD',
  equity: '1000000',
  positions: [{ instrument: 'BTCUSDT at binance', factor: 'BTC', notional: '-50000.5' }],
}

/** A good answer of every endpoint that tells of the firm's risk engine. */
export const riskAnswers: Readonly<Record<string, unknown>> = {
  'GET /risk/history': {
    currency: 'USD',
    confidenceLevel: '0.95',
    horizonDays: 1,
    days: [
      { date: '2026-01-29', profit: '-120.5', valueAtRisk: '1000' },
      {
        date: '2026-01-30',
        profit: '80',
        hypotheticalProfit: '82',
        theoreticalProfit: '81.5',
        valueAtRisk: '1010',
        expectedShortfall: '1400',
      },
    ],
  },
  'GET /risk/model': {
    ...book,
    method: 'historical',
    quantileRule: 'conservative',
    horizonDays: 1,
    factors: ['BTC'],
    scenarios: [
      { date: '2026-01-29', returns: [-0.03] },
      { date: '2026-01-30', returns: [0.01] },
    ],
    estimates: [{ confidenceLevel: '0.95', valueAtRisk: '500', expectedShortfall: '500' }],
  },
  'GET /risk/stress-tests': {
    ...book,
    scenarios: [
      { name: 'a crash', shocks: [{ factor: 'BTC', simpleReturn: -0.5 }], loss: '-25000.25' },
    ],
  },
  'GET /risk/correlations': {
    at,
    factors: ['BTC', 'ETH'],
    correlation: [
      [1, 0.8],
      [0.8, 1],
    ],
    volatilities: [0.03, 0.04],
    estimator: 'ewma',
    decay: 0.94,
    returns: [
      [0.01, 0.02],
      [-0.02, 0.01],
    ],
  },
  'GET /risk/allocation': {
    at,
    assets: ['BTC', 'ETH'],
    objective: 'meanVariance',
    covariance: [
      [0.0009, 0.0005],
      [0.0005, 0.0016],
    ],
    expectedReturns: [0.001, 0.001],
    riskAversion: 3,
    lowerBounds: [0, 0],
    upperBounds: [1, 1],
    weights: [0.8, 0.2],
  },
}
