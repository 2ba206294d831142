import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Allowance, retryAfterMs } from '../../../../sandbox/firm/gateway/allowance.ts'
import { BucketMeter, WindowMeter } from '../../../../sandbox/firm/gateway/meters.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const virtues = { has: () => false, magnitude: () => undefined }
const allowanceOf = (timeScale = 1) => new Allowance({ virtues, timeScale })
test('waits that no refusal tells grow, and begin anew after an answer', async () => {
  const allowance = allowanceOf()
  const pause = async () => {
    allowance.slowDown(undefined)
    for (let ms = 0; ; ms += 100) {
      if (await allowance.admit([], 0)) {
        allowance.done([])
        return ms
      }
      await vi.advanceTimersByTimeAsync(100)
    }
  }
  const pauses = [await pause(), await pause(), await pause()]
  expect(pauses[0]).toBeGreaterThanOrEqual(1000)
  expect(pauses[1]).toBeGreaterThanOrEqual(2000)
  expect(pauses[2]).toBeGreaterThanOrEqual(4000)
  expect(pauses[2]).toBeLessThan(4200)
  allowance.answered()
  expect(await pause()).toBeLessThan(1200)
})

test('what is refused together counts once', async () => {
  const allowance = allowanceOf()
  for (let count = 0; count < 8; count += 1) allowance.slowDown(undefined)
  await vi.advanceTimersByTimeAsync(1100)
  expect(await allowance.admit([], 0)).toBe(true)
})

test('after a wait one goes ahead, and the others follow once it is taken', async () => {
  const allowance = allowanceOf()
  allowance.slowDown(1000)
  const admitted: number[] = []
  for (const each of [1, 2, 3]) {
    void allowance.admit([], 60_000).then(() => admitted.push(each))
  }
  await vi.advanceTimersByTimeAsync(1500)
  expect(admitted).toEqual([1])
  allowance.slowDown(1000)
  allowance.done([])
  await vi.advanceTimersByTimeAsync(1500)
  expect(admitted).toEqual([1, 2])
  allowance.answered()
  allowance.done([])
  await vi.advanceTimersByTimeAsync(0)
  expect(admitted).toEqual([1, 2, 3])
})

test('a request that would wait too long is refused at once', async () => {
  const allowance = allowanceOf()
  allowance.slowDown(5000)
  expect(await allowance.admit([], 4000)).toBe(false)
  const patient = allowance.admit([], 6000)
  await vi.advanceTimersByTimeAsync(5100)
  expect(await patient).toBe(true)
})

test('who waits is told no when it begins anew, and the next goes at once', async () => {
  const allowance = allowanceOf()
  allowance.slowDown(5000)
  const waiting = allowance.admit([], 10_000)
  allowance.reset()
  expect(await waiting).toBe(false)
  expect(await allowance.admit([], 0)).toBe(true)
})

test('a bucket lets a burst through, then as many a second as it fills', async () => {
  const meter = new BucketMeter({ burst: 10, perSecond: 10, timeScale: 1 })
  const allowance = allowanceOf()
  const charges = [{ meter, amount: 1 }]
  let sent = 0
  while (await allowance.admit(charges, 0)) sent += 1
  meter.answered(sent)
  expect(sent).toBe(9)
  await vi.advanceTimersByTimeAsync(1000)
  while (await allowance.admit(charges, 0)) sent += 1
  expect(sent).toBe(18)
})

test('a bucket is not filled for what is still under way', async () => {
  const meter = new BucketMeter({ burst: 10, perSecond: 10, timeScale: 1 })
  meter.spend(8)
  await vi.advanceTimersByTimeAsync(1000)
  expect(meter.waitMs(1)).toBe(0)
  expect(meter.waitMs(2)).toBeGreaterThan(0)
  meter.answered(8)
  await vi.advanceTimersByTimeAsync(100)
  expect(meter.waitMs(2)).toBe(0)
})

test('a bucket that the venue says is used up fills from nothing', async () => {
  const meter = new BucketMeter({ burst: 10, perSecond: 10, timeScale: 1 })
  meter.useUp()
  expect(meter.waitMs(1)).toBe(100)
  await vi.advanceTimersByTimeAsync(100)
  expect(meter.waitMs(1)).toBe(0)
})

test('a debt is not forgiven by a bucket that is used up', () => {
  const meter = new BucketMeter({ burst: 10, perSecond: 10, timeScale: 1 })
  meter.spend(12)
  meter.useUp()
  expect(meter.waitMs(1)).toBe(400)
})

test('a charge that needs less than it uses leaves a debt', async () => {
  const meter = new BucketMeter({ burst: 10, perSecond: 1, timeScale: 1 })
  const allowance = allowanceOf()
  expect(await allowance.admit([{ meter, amount: 12, needed: 0 }], 0)).toBe(true)
  meter.answered(12)
  expect(await allowance.admit([{ meter, amount: 12, needed: 0 }], 0)).toBe(false)
  await vi.advanceTimersByTimeAsync(3100)
  expect(await allowance.admit([{ meter, amount: 12, needed: 0 }], 0)).toBe(true)
})

test('a window counts what is under way, believes the venue, and turns with its clock', () => {
  let nowMs = 60_000_000
  const meter = new WindowMeter({ lengthMs: 60_000, limit: 100, venueNow: () => nowMs })
  meter.spend(60)
  expect(meter.waitMs(50)).toBe(60_001)
  meter.answered(60)
  meter.settle({ used: 60, told: 5 })
  expect(meter.waitMs(95)).toBe(0)
  meter.spend(95)
  meter.answered(95)
  meter.settle({ used: 95, told: undefined })
  nowMs += 45_000
  expect(meter.waitMs(1)).toBe(15_001)
  nowMs += 15_000
  expect(meter.waitMs(100)).toBe(0)
})

test.for([
  [undefined, undefined],
  ['3', 3000],
  ['0', 0],
  ['soon', undefined],
] as const)('Retry-After %s', ([header, ms]) => {
  expect(retryAfterMs(header)).toBe(ms)
})
