import { expect, test } from 'vitest'
import { chartFlaw } from '../../../core/chart.ts'
import { comovementDifference } from '../../../helpers/risk-model/comovement.ts'
import { likeliestLoss } from '../../../helpers/risk-model/likeliest-loss.ts'
import {
  costOf,
  describeStress,
  largestStressDifferencePct,
  stressChart,
  countedTests,
  stressResults,
  worstOf,
} from '../../../helpers/risk-model/stress-results.ts'
import { weightFlaws } from '../../../helpers/risk-model/weights.ts'

const positions = [
  { instrument: 'BTCUSDT', factor: 'BTC', notional: '1000' },
  { instrument: 'gold', factor: 'gold', notional: '-500' },
]
const crash = (loss: string, gold: number | undefined = 0.1) => ({
  name: 'crash',
  shocks: [
    { factor: 'BTC', simpleReturn: -0.4 },
    ...(gold === undefined ? [] : [{ factor: 'gold', simpleReturn: gold }]),
  ],
  loss,
})

test('a stress test costs what its shocks cost', () => {
  const [result] = stressResults(positions, [crash('450')])
  expect(result).toEqual({
    name: 'crash',
    told: 450,
    own: 450,
    differencePct: 0,
    isOfWrongSign: false,
    counts: true,
    unshocked: [],
  })
})

test.for([
  ['a sign', '-450', 200, true],
  ['not being applied', '0', 100, false],
  ['a little', '454.5', 1, false],
] as const)('a slip of %s is a difference', ([, loss, pct, isOfWrongSign]) => {
  const [result] = stressResults(positions, [crash(loss)])
  expect(result!.differencePct).toBeCloseTo(pct, 10)
  expect(result!.isOfWrongSign).toBe(isOfWrongSign)
  expect(largestStressDifferencePct([result!])).toBe(result!.differencePct)
  expect(describeStress(result!)).toBe(`crash: ${Number(loss)} told, 450 recomputed`)
})

test('a position without a shock is named, and adds nothing', () => {
  const shocks = [{ factor: 'BTC', simpleReturn: -0.4 }]
  const [result] = stressResults(positions, [{ ...crash('400'), shocks }])
  expect(result).toMatchObject({ own: 400, differencePct: 0, unshocked: ['gold'] })
})

test('a stress test of what is not held is right at 0, and counts as none', () => {
  const shocks = [
    { factor: 'BTC', simpleReturn: 0 },
    { factor: 'gold', simpleReturn: 0 },
    { factor: 'USDT', simpleReturn: -0.12 },
  ]
  const depeg = (loss: string) => ({ name: 'depeg', shocks, loss })
  const results = stressResults(positions, [crash('450'), depeg('0')])
  expect(results[1]).toMatchObject({ own: 0, differencePct: 0, counts: false, unshocked: [] })
  expect(countedTests(results)).toBe(1)
  expect(stressResults(positions, [depeg('3')])[0]!.differencePct).toBe(100)
})

test('one stress test under two names is one', () => {
  const again = { ...crash('450'), name: 'again', shocks: crash('450').shocks.toReversed() }
  const results = stressResults(positions, [
    crash('450'),
    again,
    { ...crash('450', 0.2), name: 'third' },
  ])
  expect(countedTests(results)).toBe(2)
})

test('where gains and losses net out, rounding is no difference', () => {
  const hedged = [positions[0]!, { instrument: 'future', factor: 'BTC', notional: '-1000' }]
  const [result] = stressResults(hedged, [crash('0.01')])
  expect(result!.own).toBe(0)
  expect(result!.differencePct).toBeCloseTo((100 * 0.01) / 8, 10)
})

test.for([
  ['no position', [], [crash('1')], 'were 0 in 1'],
  ['no stress test', positions, [], 'were 2 in 0'],
  ['a name that is given twice', positions, [crash('1'), crash('2', 0)], 'crash was twice'],
  ['a stress test that moves nothing', positions, [{ ...crash('0'), shocks: [] }], 'moved nothing'],
  [
    'a factor that is shocked twice',
    positions,
    [{ ...crash('0'), shocks: [crash('0').shocks[0]!, crash('0').shocks[0]!] }],
    'crash did twice',
  ],
] as const)('%s is refused', ([, book, tests, words]) => {
  expect(() => stressResults(book, tests)).toThrow(words)
})

test('the worst is told by whoever says more, and marked beyond a limit', () => {
  const calm = { ...crash('600'), name: 'calm', shocks: [{ factor: 'BTC', simpleReturn: 0.01 }] }
  const results = stressResults(positions, [crash('450'), calm])
  expect(worstOf(results).name).toBe('calm')
  expect(results.map(costOf)).toEqual([450, 600])
  const chart = stressChart(results, 'USD', 500)
  expect(chart.bars).toEqual([
    { name: 'crash', value: -450, isMarked: false },
    { name: 'calm', value: -600, isMarked: true },
  ])
  expect(chartFlaw(chart)).toBeUndefined()
})

const comovement = {
  factors: ['BTC', 'gold'],
  volatilities: [0.04, 0.01],
  correlation: [
    [1, 0.25],
    [0.25, 1],
  ],
}

test('the likeliest ruin costs just as much, and no other day that does is nearer', () => {
  const { deviations, shock } = likeliestLoss(positions, comovement, 300)
  const variance = (1000 * 0.04) ** 2 + (500 * 0.01) ** 2 - 2 * 0.25 * 1000 * 0.04 * 500 * 0.01
  expect(deviations).toBeCloseTo(300 / Math.sqrt(variance), 10)
  const [bitcoin, gold] = shock.map(({ simpleReturn }) => simpleReturn)
  expect(1000 * bitcoin! - 500 * gold!).toBeCloseTo(-300, 9)
  // Mahalanobis distance of a shock by the inverse of a matrix of two.
  const distance = (one: number, other: number) => {
    const [a, b] = [one / 0.04, other / 0.01]
    return Math.sqrt((a * a - 2 * 0.25 * a * b + b * b) / (1 - 0.25 ** 2))
  }
  expect(distance(bitcoin!, gold!)).toBeCloseTo(deviations, 9)
  for (const more of [-0.01, 0.01])
    expect(distance(bitcoin! + more, gold! + 2 * more)).toBeGreaterThan(deviations)
})

test('a factor without a volatility is refused', () => {
  const solana = { instrument: 'SOL', factor: 'SOL', notional: '1' }
  expect(() => likeliestLoss([solana], comovement, 1)).toThrow('SOL has none')
})

const returns = [
  [0.01, 0.02],
  [-0.02, -0.01],
  [0.03, -0.02],
  [0, 0.01],
]
/** By the definition: means 0.005 and 0; sums of squares 13e-4 and 10e-4, of products -2e-4. */
const told = {
  factors: ['BTC', 'gold'],
  correlation: [
    [1, -2 / Math.sqrt(130)],
    [-2 / Math.sqrt(130), 1],
  ],
  volatilities: [Math.sqrt(13e-4 / 3), Math.sqrt(10e-4 / 3)],
  estimator: 'sample',
} as const

test('correlations and volatilities of the sample are recomputed', () => {
  const found = comovementDifference(told, returns)
  expect(found.correlation).toBeCloseTo(0, 12)
  expect(found.volatilityPct).toBeCloseTo(0, 10)
})

test('what differs is named', () => {
  const found = comovementDifference(
    { ...told, volatilities: [told.volatilities[0], told.volatilities[1] * 1.02] },
    returns,
  )
  expect(found.of).toBe('gold')
  expect(found.volatilityPct).toBeCloseTo(2, 10)
  const turned = told.correlation.map(row => row.map(value => -value))
  expect(comovementDifference({ ...told, correlation: turned }, returns)).toMatchObject({
    correlation: 2,
    between: 'BTC and BTC',
  })
})

test('weights that fall with age are recomputed from the first period on', () => {
  const one = { factors: ['BTC'], correlation: [[1]], estimator: 'ewma', decay: 0.5 } as const
  const variance = [0.02, 0.01].reduce((state, value) => 0.5 * state + 0.5 * value ** 2, 0.02 ** 2)
  const found = comovementDifference({ ...one, volatilities: [Math.sqrt(variance)] }, [
    [0.02],
    [-0.01],
  ])
  expect(found.volatilityPct).toBeCloseTo(0, 10)
})

test.for([
  ['another number of volatilities', { volatilities: [0.01] }, returns],
  ['a matrix that is too small', { correlation: [[1]] }, returns],
  ['rows of other lengths', {}, [[0.01, 0.02], [0.01]]],
  [
    'a factor that never moves',
    {},
    [
      [0.01, 0],
      [0.02, 0],
      [-0.01, 0],
    ],
  ],
  ['a single period', {}, [[0.01, 0.02]]],
  [
    'NaN',
    {},
    [
      [0.01, Number.NaN],
      [0.02, 0.01],
    ],
  ],
] as const)('%s is refused', ([, change, rows]) => {
  expect(() => comovementDifference({ ...told, ...change }, rows)).toThrow(RangeError)
})

/** Two assets without correlation: the least variance is in inverse proportion to the variances. */
const twoAssets = {
  objective: 'minimumVariance',
  covariance: [
    [0.0004, 0],
    [0, 0.0001],
  ],
  lowerBounds: [0, 0],
  upperBounds: [1, 1],
} as const

test('optimal weights have no flaw', () => {
  const { breach, gapPct } = weightFlaws({ ...twoAssets, weights: [0.2, 0.8] })
  expect(breach).toBeCloseTo(0, 12)
  expect(gapPct).toBeCloseTo(0, 8)
})

test('weights that could be better have a gap, and those outside their bounds a breach', () => {
  expect(weightFlaws({ ...twoAssets, weights: [0.5, 0.5] }).gapPct).toBeCloseTo(75, 8)
  expect(weightFlaws({ ...twoAssets, weights: [0.2, 0.78] }).breach).toBeCloseTo(0.02, 12)
  const capped = { ...twoAssets, upperBounds: [1, 0.7] }
  expect(weightFlaws({ ...capped, weights: [0.2, 0.8] }).breach).toBeCloseTo(0.1, 12)
  expect(weightFlaws({ ...capped, weights: [0.3, 0.7] })).toMatchObject({ gapPct: 0 })
})

test('the objective is that of the firm', () => {
  // g = 4 S w - m is the same for both at the weights below.
  const mean = {
    objective: 'meanVariance',
    riskAversion: 4,
    expectedReturns: [0.0011, 0.0005],
  } as const
  const { gapPct } = weightFlaws({ ...twoAssets, ...mean, weights: [0.5, 0.5] })
  expect(gapPct).toBeCloseTo(0, 8)
  expect(weightFlaws({ ...twoAssets, ...mean, weights: [0.2, 0.8] }).gapPct).toBeGreaterThan(50)
})

test('a problem without a solution is refused', () => {
  expect(() => weightFlaws({ ...twoAssets, upperBounds: [0.2, 0.2], weights: [0.5, 0.5] })).toThrow(
    'bounds must let weights add up to 1',
  )
  expect(() =>
    weightFlaws({
      ...twoAssets,
      covariance: [
        [1, 1],
        [1, 1],
      ],
      weights: [0.5, 0.5],
    }),
  ).toThrow('must be positive definite')
})
