import { expect, test } from 'vitest'
import { Leak } from '../../sandbox/market/leak.ts'
import { arrange, symbol } from './matching/arrange.ts'

/** A market with something to take on both sides, and how far its quotes are off. */
function leaking(leakBps: number, leakySymbol = symbol) {
  let nowMs = 0
  const { engine, place } = arrange()
  place('alice', 'buy', { price: 99, quantity: 5 })
  place('alice', 'sell', { price: 101, quantity: 5 })
  const leak = new Leak({
    engine,
    symbol: leakySymbol,
    elapsedMs: () => nowMs,
    leakBps: () => leakBps,
  })
  let moves = 0
  leak.follow(() => (moves += 1))
  return {
    /** Takes, and lets the engine finish. */
    take: async (side: 'buy' | 'sell') => {
      place('bob', side, { price: side === 'buy' ? 101 : 99, quantity: 1 })
      await Promise.resolve()
    },
    rest: async () => {
      place('bob', 'buy', { price: 98, quantity: 1 })
      await Promise.resolve()
    },
    pass: (ms: number) => void (nowMs += ms),
    seen: () => ({ bps: leak.bps, moves }),
  }
}

test.for([
  ['buy', 6],
  ['sell', -6],
] as const)('quotes go with a taker that means to %s, at once', async ([side, bps]) => {
  const { take, seen } = leaking(6)
  await take(side)

  expect(seen()).toEqual({ bps, moves: 1 })
})

test('they come back: to a third after a second, to next to nothing after five', async () => {
  const { take, pass, seen } = leaking(6)
  await take('buy')
  pass(1_000)
  expect(seen().bps).toBeCloseTo(6 / Math.E, 9)
  pass(4_000)
  expect(seen().bps).toBeLessThan(0.05)
})

test('takers add up, and what the one before left is still coming back', async () => {
  const { take, pass, seen } = leaking(6)
  await take('buy')
  pass(1_000)
  await take('sell')

  expect(seen()).toEqual({ bps: 6 / Math.E - 6, moves: 2 })
})

test('who rests is not followed, nor who takes elsewhere, nor anybody where nobody leaks', async () => {
  const resting = leaking(6)
  await resting.rest()
  expect(resting.seen()).toEqual({ bps: 0, moves: 0 })

  for (const { take, seen } of [leaking(6, 'ELSEWHERE'), leaking(0)]) {
    await take('buy')
    expect(seen()).toEqual({ bps: 0, moves: 0 })
  }
})
