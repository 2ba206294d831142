import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { backtest } from '../../../engines/backtest/backtest.ts'
import { replay } from '../../../engines/backtest/replay.ts'
import { sweep } from '../../../engines/backtest/sweep.ts'
import { signals } from '../../../engines/backtest/signals.ts'
import { arbitraryBars, barsOfCloses, busy, costly, free, strategyOf } from './made.ts'

test('whatever comes later, what was decided and traded before stays the same', () => {
  fc.assert(
    fc.property(arbitraryBars(4, 40), fc.nat(100), fc.nat(1_000), (bars, seed, some) => {
      const now = 1 + (some % (bars.time.length - 2))
      const other = { ...bars }
      for (const name of ['open', 'high', 'low', 'close', 'volume'] as const) {
        const later = bars[name].slice(now + 1).toReversed()
        const column = bars[name].slice()
        column.set(later, now + 1)
        Object.assign(other, { [name]: column })
      }
      const [one, two] = [backtest(busy(seed), bars, costly), backtest(busy(seed), other, costly)]
      const upTo = (column: Float64Array) => column.slice(0, now + 1)
      expect(upTo(two.equity)).toEqual(upTo(one.equity))
      const given = ({ orders }: typeof one) =>
        orders.kind.map((kind, at) => [orders.bar[at], kind, orders.quantity[at], orders.price[at]])
      const early = (result: typeof one) => given(result).filter(([bar]) => Number(bar) <= now)
      expect(early(two)).toEqual(early(one))
    }),
  )
})

test('signals up to a time are those of the whole run, since nothing later is seen', () => {
  fc.assert(
    fc.property(arbitraryBars(3, 40), fc.nat(100), fc.nat(1_000), (bars, seed, some) => {
      const kept = some % bars.time.length
      const whole = signals(busy(seed), bars, { ...costly, until: bars.time.at(-1)! })
      const cut = signals(busy(seed), bars, { ...costly, until: bars.time[kept]! })
      expect(cut).toEqual(whole.slice(0, kept + 1))
    }),
  )
})

test('a module that brings the future along is given away by its signals', () => {
  const bars = barsOfCloses([1, 2, 3, 2, 1, 2, 3, 2, 1])
  const knowing = strategyOf((view, orders) => {
    orders.target(bars.close[view.index + 1]! > view.close() ? 1 : -1)
  })
  const shown = strategyOf((view, orders) => {
    orders.target(view.index > 0 && view.close() > view.close(1) ? 1 : -1)
  })
  const scaled = (data: typeof bars) => {
    const middle = data.close.reduce((sum, close) => sum + close, 0) / data.close.length
    return strategyOf((view, orders) => orders.target(view.close() > middle ? 1 : -1))
  }
  const until = bars.time[4]!
  const whole = { ...free, until: bars.time.at(-1)! }
  const short = { ...bars, close: bars.close.slice(0, 3) }

  expect(signals(shown, bars, { until })).toEqual(signals(shown, bars, whole).slice(0, 5))
  expect(signals(scaled(short), bars, { until })).not.toEqual(
    signals(scaled(bars), bars, whole).slice(0, 5),
  )
  // What reads the file itself is the same in both runs; its trades at the next open earn every move all the same.
  expect(backtest(knowing, bars, free).equity.at(-1)).toBeGreaterThan(1_000)
})

test('an event more of latency holds every position an event later', () => {
  fc.assert(
    fc.property(arbitraryBars(5, 40), bars => {
      const module = strategyOf((view, orders) => orders.target(Math.round(view.close() * 100) % 5))
      const late = (latencyBars: number) =>
        backtest(module, bars, { ...free, initialCapital: 1e6, latencyBars }).position
      expect(late(2).slice(2)).toEqual(late(1).slice(1, -1))
      expect(late(4).slice(4)).toEqual(late(1).slice(1, -3))
    }),
  )
})

test.for([
  ['the bar after now', (view: { close(back: number): number }) => view.close(-1)],
  ['a bar before the first', (view: { close(back: number): number }) => view.close(1)],
  ['half a bar', (view: { close(back: number): number }) => view.close(0.5)],
  ['no number', (view: { close(back: number): number }) => view.close(Number.NaN)],
] as const)('%s is not shown', ([, look]) => {
  const module = strategyOf(view => {
    if (view.index === 0) look(view)
  })

  expect(() => backtest(module, barsOfCloses([1, 2, 3]), free)).toThrow(
    expect.objectContaining({ name: 'BacktestError', code: 'outside-view' }),
  )
})

test('nothing that a strategy is handed leads to the columns, or around the latency', () => {
  const bars = barsOfCloses([1, 2, 3])
  const module = strategyOf((view, orders) => {
    for (const handed of [view, orders])
      for (const name of [
        ...Object.getOwnPropertyNames(handed),
        ...Object.getOwnPropertySymbols(handed),
      ])
        expect(typeof Reflect.get(handed, name)).toMatch(/function|string/)
    expect(Object.isFrozen(orders)).toBe(true)
  })

  expect(backtest(module, bars, free).equity).toHaveLength(3)
})

test('a module does not look for the data in the thread that runs it', async () => {
  const modulePath = `${import.meta.dirname}/prying.ts`
  const bars = barsOfCloses([1, 2, 3])
  const words = /must take its data from the view .*, imports node:worker_threads/

  await expect(sweep(modulePath, bars, [{}], free, { workers: 1 })).rejects.toThrow(words)
  await expect(replay(modulePath, bars, free, { deadlineMs: 10_000 })).rejects.toThrow(words)
})
