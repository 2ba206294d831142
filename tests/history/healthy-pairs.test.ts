import { expect, test } from 'vitest'
import { pairsOf } from './earlier.ts'
import { simulator, type Machine } from './simulated-runs.ts'

const checks = ['connectivity/rest-latency', 'connectivity/second', 'connectivity/third']
const steady: Machine = {
  count: 300,
  within: 0.1,
  memory: 0,
  stalls: { share: 0, times: 0 },
  between: 0.02,
}
const machines: Readonly<Record<string, Machine>> = {
  steady,
  'with slow values that come together': { ...steady, within: 0.3, memory: 0.95 },
  'with a heavy tail': { ...steady, within: 0.2, stalls: { share: 0.03, times: 60 } },
  'whose level differs from run to run': { ...steady, within: 0.2, between: 0.25 },
  'of small samples': { ...steady, count: 40, within: 0.5, stalls: { share: 0.02, times: 20 } },
}

const runsOf = (machine: Machine, seed: number, count = 25) => {
  const run = simulator(machine, seed)
  return Array.from({ length: count }, (_, place) => run({ place, checks }))
}

test.for(Object.entries(machines))(
  'over 300 pairs of healthy runs of a machine %s nothing is called worse or better',
  { timeout: 120_000 },
  ([, machine]) => {
    const pairs = [...pairsOf(runsOf(machine, 7))]
    expect(pairs).toHaveLength(300)
    expect(pairs.every(({ diff }) => diff.comparisons > 0)).toBe(true)
    expect(pairs.flatMap(({ diff }) => [...diff.worse, ...diff.better])).toEqual([])
  },
)

test.for([
  ['steady', 1.5],
  ['with slow values that come together', 3],
  ['with a heavy tail', 2],
  ['whose level differs from run to run', 5],
] as const)(
  'after 24 runs of a machine %s, one check that takes %d times as long is named and no other',
  ([name, times]) => {
    const run = simulator(machines[name]!, 11)
    const healthy = Array.from({ length: 24 }, (_, place) => run({ place, checks }))
    const slowed = run({ place: 24, checks, slowed: { 'connectivity/second': times } })
    const last = [...pairsOf([...healthy, slowed], 24)].find(({ earlier }) => earlier === 23)
    const { diff } = last!
    expect(diff.worse.map(({ id }) => id)).toEqual(['connectivity/second'])
    expect(diff.worse[0]!.shifts.map(({ quantile }) => quantile)).toContain(0.5)
    expect(diff.better).toEqual([])
  },
)
