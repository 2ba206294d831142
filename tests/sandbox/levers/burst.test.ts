import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Burst } from '../../../sandbox/levers/burst.ts'
import { LeverBody } from '../../../sandbox/levers/lever-body.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function arrange() {
  const bps: number[] = []
  const others: number[] = []
  const burst = new Burst(
    () => performance.now(),
    new Map([
      ['BTCUSDT', (shift: number) => void bps.push(shift)],
      ['LTCUSDT', (shift: number) => void others.push(shift)],
    ]),
  )
  const put = (body: object) => burst.answers.PUT!(new LeverBody(body))
  const told = () => burst.answers.GET!(new LeverBody({}))
  return { burst, bps, others, put, told }
}

test('a market moves so often, up and down again, and is then back where it was', () => {
  const { bps, others, put, told } = arrange()
  put({ symbol: 'BTCUSDT', perSecond: 50, forMs: 6_000 })
  vi.advanceTimersByTime(3_000)
  expect(bps).toHaveLength(150)
  expect(bps).toEqual(bps.toSorted((a, b) => a - b))
  expect(bps.at(-1)).toBe(12)
  expect(told()).toEqual({ active: true, remainingMs: 3_000, moves: 150 })

  vi.advanceTimersByTime(10_000)
  expect(bps.slice(150)).toEqual(bps.slice(150).toSorted((a, b) => b - a))
  expect(bps.at(-1)).toBe(0)
  expect(told()).toEqual({ active: false, remainingMs: 0, moves: 299 })
  expect(others).toEqual([])
})

test('it never comes back to a price on its way up or down', () => {
  const { bps, put } = arrange()
  put({ symbol: 'BTCUSDT', perSecond: 100, forMs: 3_000 })
  vi.advanceTimersByTime(2_999)

  expect(new Set(bps).size).toBe(bps.length)
})

test('let go, or asked for elsewhere, it ends at once', () => {
  const { burst, bps, others, put, told } = arrange()
  put({ symbol: 'BTCUSDT', perSecond: 10, forMs: 6_000 })
  vi.advanceTimersByTime(500)
  put({ symbol: 'LTCUSDT', perSecond: 10, forMs: 6_000 })
  vi.advanceTimersByTime(500)
  burst.reset()
  vi.advanceTimersByTime(6_000)

  expect(bps).toHaveLength(6)
  expect(others).toHaveLength(6)
  expect([bps.at(-1), others.at(-1)]).toEqual([0, 0])
  expect(told()).toEqual({ active: false, remainingMs: 0, moves: 5 })
})

test.for([
  [{ symbol: 'ETHUSDT', forMs: 1 }, /must be one of BTCUSDT, LTCUSDT, .* was "ETHUSDT"/],
  [{ symbol: 'BTCUSDT', forMs: 30_001 }, /forMs must be .* from 0 to 30000, was 30001/],
  [{ symbol: 'BTCUSDT' }, /forMs must be sent/],
  [{ symbol: 'BTCUSDT', forMs: 1, perSecond: 101 }, /perSecond must be .* from 1 to 100, was 101/],
  [{ symbol: 'BTCUSDT', forMs: 1, often: 2 }, /one of symbol, perSecond, forMs, was "often"/],
] as const)('%j is refused, and nothing moves', ([body, message]) => {
  const { bps, put } = arrange()

  expect(() => put(body)).toThrow(message)
  vi.advanceTimersByTime(1_000)
  expect(bps).toEqual([])
})
