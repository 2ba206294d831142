import { expect, test } from 'vitest'
import { efficiency, outOfSamplePaths } from '../../../helpers/strategy/out-of-sample.ts'
import { plateau } from '../../../helpers/strategy/plateau.ts'
import { selection, trackRecord } from '../../../helpers/strategy/selection.ts'
import { trialMatrix, trialSearch } from '../../../helpers/strategy/trial-matrix.ts'
import { day, recordOf, strategy } from './records.ts'

const found = { ...strategy, trialCount: 10, parameters: { window: 10, entry: 1 } }
const trial = (window: number, returnFractions: readonly number[], entry = 1) => ({
  parameters: { entry, window },
  returnFractions,
})
const of = (...trials: readonly ReturnType<typeof trial>[]) => ({ periodsPerYear: 365, trials })

/** Returns around a mean, which swing by 1 %. */
const swinging = (mean: number, count = 200) =>
  Array.from({ length: count }, (_, at) => mean + (at % 2 === 0 ? 0.01 : -0.01))

test('trials are rows, with the chosen one among them whatever the order of its parameters', () => {
  expect(trialMatrix(found, of(trial(5, [1, 2]), trial(10, [3, 4])))).toEqual({
    rows: [
      [1, 2],
      [3, 4],
    ],
    chosen: 1,
  })
})

test.for<readonly [what: string, trials: ReturnType<typeof of>, words: RegExp]>([
  ['one trial', of(trial(10, [1, 2])), /at least 2, were 1/],
  ['rows of different lengths', of(trial(10, [1, 2]), trial(5, [1, 2, 3])), /number 2 had 3/],
  ['what is no number', of(trial(10, [1, Number.NaN]), trial(5, [1, 2])), /was NaN/],
  ['no chosen one', of(trial(7, [1, 2]), trial(5, [1, 2])), /those of one trial, were those of 0/],
  ['two chosen ones', of(trial(10, [1, 2]), trial(10, [1, 2])), /were those of 2/],
])('%s is refused', ([, trials, words]) => {
  expect(() => trialMatrix(found, trials)).toThrow(words)
})

test('a search counts what was declared, or what was shown where that is more', () => {
  const matrix = trialMatrix(found, of(trial(10, swinging(0.001)), trial(5, swinging(0.002))))
  const step = 0.001 / (0.01 * Math.sqrt(200 / 199))
  expect(trialSearch(found, matrix).trials).toBe(10)
  expect(trialSearch({ ...found, trialCount: 1 }, matrix).trials).toBe(2)
  expect(trialSearch(found, matrix).variance).toBeCloseTo(step ** 2 / 2, 12)
  expect(() => trialSearch({ ...found, trialCount: undefined }, matrix)).toThrow(/trialCount/)
})

test('a ratio that many trials would have by luck is worth little, and a great one much', () => {
  const trials = [-0.002, -0.001, 0, 0.001].map((mean, at) => trial(at + 1, swinging(mean)))
  const few = selection(found, of(...trials, trial(10, swinging(0.0015))))
  expect(few.trials).toBe(10)
  expect(few.probability).toBeLessThan(0.6)
  const many = Array.from({ length: 9 }, (_, at) => trial(at + 1, swinging((at - 4) * 1e-4)))
  const great = selection(found, of(...many, trial(10, swinging(0.006))))
  expect(great.probability).toBeGreaterThan(0.95)
})

test('a record is long enough exactly where it has the observations that are needed', () => {
  const needed = trackRecord(recordOf(swinging(0.001)), 0.95).needed
  expect(needed).toBeGreaterThan(200)
  const enough = trackRecord(recordOf(swinging(0.001, Math.ceil(Number(needed) / 2) * 2 + 4)), 0.95)
  expect(enough.confidence).toBeGreaterThanOrEqual(0.95)
  const short = trackRecord(recordOf(swinging(0.001)), 0.95)
  expect(short.confidence).toBeLessThan(0.95)
  expect(trackRecord(recordOf(swinging(-0.001)), 0.95).needed).toMatch(/no length of record/)
})

test('a ratio of less than thirty periods is told by nobody, however good it looks', () => {
  const lucky = [0.01, 0.011, 0.012]
  expect(() => trackRecord(recordOf(lucky), 0.95)).toThrow(/at least 30 periods, had 3/)
  const tried = of(trial(10, lucky), trial(5, [0.01, -0.01, 0.02]))
  expect(() => selection(found, tried)).toThrow(/at least 30 periods, had 3/)
  const record = recordOf([...swinging(0.004, 100), ...lucky])
  expect(() => efficiency({ ...strategy, learntUntil: day(100) }, record)).toThrow(
    /leaves 100 periods before and 3 after/,
  )
})

test('what is kept out of sample is a share of the ratio before', () => {
  const record = recordOf([...swinging(0.004, 100), ...swinging(0.001, 100)])
  const until = { ...strategy, learntUntil: day(100) }
  expect(efficiency(until, record).keptPct).toBeCloseTo(25, 10)
  expect(() => efficiency(strategy, record)).toThrow(/state learntUntil/)
  expect(() => efficiency({ ...strategy, learntUntil: day(500) }, record)).toThrow(
    /must lie within the record/,
  )
})

test('paths out of sample follow whatever was best elsewhere', () => {
  const good = outOfSamplePaths(found, of(trial(10, swinging(0.003)), trial(5, swinging(-0.003))))
  expect(good).toEqual({ paths: 9, positivePct: 100 })
  const blocks = Array.from({ length: 10 }, (_, at) => swinging(at % 2 === 0 ? 0.009 : -0.009, 20))
  const fickle = outOfSamplePaths(
    found,
    of(
      trial(10, blocks.flat()),
      trial(
        5,
        blocks.flat().map(value => -value),
      ),
    ),
  )
  expect(fickle.positivePct).toBeLessThan(70)
})

test('a plateau is a share of those within 10 % in every parameter', () => {
  const flat = of(
    trial(10, swinging(0.005)),
    trial(11, swinging(0.0041)),
    trial(9, swinging(0.0039)),
    trial(10, swinging(0.005), 1.1),
    trial(12, swinging(-0.01)),
    trial(10, swinging(-0.01), 2),
  )
  const { neighbours, keepingPct } = plateau(found, flat)
  expect(neighbours).toBe(3)
  expect(keepingPct).toBeCloseTo(200 / 3, 10)
  expect(() => plateau(found, of(trial(10, swinging(0.01)), trial(20, swinging(0))))).toThrow(
    /held 0: try those around it/,
  )
  const losing = of(trial(10, swinging(-0.01)), trial(11, swinging(0)), trial(9, swinging(0.001)))
  expect(() => plateau(found, losing)).toThrow(/above 0, had -/)
})
