import { beforeAll, expect, test } from 'vitest'
import { backtest } from '../../../engines/backtest/backtest.ts'
import { sweep, type SweepResult } from '../../../engines/backtest/sweep.ts'
import { maximumDrawdown } from '../../../helpers/performance/drawdown.ts'
import { equityCurve } from '../../../helpers/performance/growth.ts'
import { sharpePerPeriod } from '../../../helpers/performance/sharpe.ts'
import { strategy } from '../../../docs/examples/crossover.ts'
import { barsOfCloses, costly } from './made.ts'

const modulePath = `${import.meta.dirname}/../../../docs/examples/crossover.ts`
const bars = barsOfCloses(
  Array.from({ length: 800 }, (_, day) => 100 + 9 * Math.sin(day / 9) + 5 * Math.cos(day / 31)),
)
const sets = Array.from({ length: 30 }, (_, set) => ({ fast: 2 + set, slow: 40 + 2 * set }))
const options = { ...costly, keepTrials: true }

let [byOne, byTwo] = [{} as SweepResult, {} as SweepResult]
beforeAll(async () => {
  byOne = await sweep(modulePath, bars, sets, options, { workers: 1 })
  byTwo = await sweep(modulePath, bars, sets, options, { workers: 2 })
})

test('one thread and two come to the same, bit by bit, and so does a single run', () => {
  expect(byTwo).toEqual(byOne)
  for (const [index, parameters] of sets.entries()) {
    const alone = backtest(strategy, bars, { ...costly, parameters })
    expect(byOne.sets[index]).toMatchObject({ parameters, digest: alone.digest })
    expect(Array.from(byOne.trials![index]!)).toEqual(Array.from(alone.returns))
  }
})

test('a summary says of a run what measures of its returns say', () => {
  for (const [index, swept] of byOne.sets.entries()) {
    const { summary } = swept as Extract<typeof swept, { summary: unknown }>
    const returns = byOne.trials![index]!
    expect(summary.sharpePerBar).toBeCloseTo(sharpePerPeriod(returns), 9)
    expect(summary.maxDrawdown).toBeCloseTo(maximumDrawdown(equityCurve(returns)).depth, 9)
    expect(summary.fills).toBeGreaterThan(5)
    expect(summary.commission).toBeGreaterThan(0)
  }
})

test('a set that fails says so, and ends no other', async () => {
  const { sets: swept } = await sweep(modulePath, bars, [{ fats: 1 }, { fast: 3 }], costly, {
    workers: 1,
  })

  expect(swept[0]).toMatchObject({ failure: expect.stringContaining('was fats') })
  expect(swept[1]).toHaveProperty('digest')
})

test.for([
  ['a module that exports no strategy', 'unloadable.ts', /must export `strategy`/],
  ['a file that is none', 'absent.ts', /Cannot find module/],
] as const)('%s ends the sweep', async ([, file, words]) => {
  const path = `${import.meta.dirname}/${file}`

  await expect(sweep(path, bars, [{}], costly, { workers: 1 })).rejects.toThrow(words)
})

test('a sweep of nothing, by nobody, or of more trials than memory is refused', async () => {
  const refused = (count: number, more: object, workers: number) =>
    expect(
      sweep(
        modulePath,
        bars,
        Array.from({ length: count }, () => ({})),
        { ...costly, ...more },
        { workers },
      ),
    ).rejects

  await refused(0, {}, 1).toThrow(/at least one set/)
  await refused(1, {}, 0).toThrow(/workers must be/)
  await refused(400_000, { keepTrials: true }, 1).toThrow(/must fit into/)
})
