import { backtest } from '../engines/backtest/backtest.ts'
import { sweep } from '../engines/backtest/sweep.ts'
import { drawnBars } from './backtest-bars.ts'
import { peerBars, peerGrowth } from './backtest-peer.ts'
import { strategy } from './crossover.ts'
import type { BenchResult } from './result.ts'

const targetPerSecond = 10_000_000
/** Times the speed of the peer. */
const targetTimes = 10
const targetSweepS = 60
/** Short and many: on a machine that does other things some of them are left alone. */
const rounds = 25
const seed = 20_240_808
const market = {
  costs: { commissionRate: 0, slippageRate: 0 },
  latencyBars: 1,
  initialCapital: 1_000,
  seed: 0,
}
const costs = { commissionRate: 0.001, slippageRate: 0.0005 }

/** A moving-average crossover, costs, trades and digest included, beside what the peer does of it. */
export function benchBacktest(): readonly BenchResult[] {
  const bars = drawnBars(500_000, seed)
  const few = drawnBars(50_000, seed)
  const prepared = peerBars(few)
  const growth = backtest(strategy, few, market).equity.at(-1)! / market.initialCapital
  const theirs = peerGrowth(prepared)
  if (Math.abs(growth / theirs - 1) > 1e-9)
    throw new Error(`both must end with the same equity, ended with ${growth} and ${theirs}`)
  const [own = 0, peer = 0] = fastest([
    [bars.time.length, () => backtest(strategy, bars, { ...market, costs })],
    [few.time.length, () => peerGrowth(prepared)],
  ])
  const name = 'backtest of a moving-average crossover, one thread'
  return [
    {
      name,
      value: own,
      unit: 'bars/s',
      target: targetPerSecond,
      holds: own >= targetPerSecond,
      peer: { name: 'grademark 0.3.0, which has no costs', value: peer },
    },
    {
      name: `${name}, beside grademark`,
      value: own / peer,
      unit: 'times as fast',
      target: targetTimes,
      holds: own / peer >= targetTimes,
    },
  ]
}

/** Bars a second of each work in its fastest round, in turns: whatever else the machine does slows all alike. */
function fastest(works: readonly (readonly [bars: number, work: () => unknown])[]): number[] {
  const perSecond = works.map(() => 0)
  for (let round = 0; round < rounds; round++)
    for (const [index, [bars, work]] of works.entries()) {
      const startedMs = performance.now()
      work()
      const speed = (1_000 * bars) / (performance.now() - startedMs)
      perSecond[index] = Math.max(perSecond[index]!, speed)
    }
  return perSecond
}

/** A thousand crossovers over a million bars each. */
export async function benchSweep(): Promise<readonly BenchResult[]> {
  const bars = drawnBars(1_000_000, seed)
  const sets = Array.from({ length: 1_000 }, (_, index) => ({
    fast: 5 + (index % 25),
    slow: 40 + 5 * Math.floor(index / 25),
  }))
  const modulePath = `${import.meta.dirname}/crossover.ts`
  const startedMs = performance.now()
  const { sets: swept } = await sweep(modulePath, bars, sets, { ...market, costs }, { workers: 2 })
  const seconds = (performance.now() - startedMs) / 1_000
  const failed = swept.find(set => 'failure' in set)
  if (failed) throw new Error(`no set must fail, one did: ${failed.failure}`)
  return [
    {
      name: 'sweep of 1,000 parameter sets over 1,000,000 bars in two threads, digests included',
      value: seconds,
      unit: 's',
      target: targetSweepS,
      holds: seconds <= targetSweepS,
    },
  ]
}
