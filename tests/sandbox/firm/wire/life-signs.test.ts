import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { LifeSigns } from '../../../../sandbox/firm/wire/life-signs.ts'
import { holdUp } from '../../held-up.ts'

/** Signs that are due every 300 ms: a second without any is too long. */
function watch(asked: (signs: LifeSigns) => void = () => undefined) {
  const told: string[] = []
  const signs = new LifeSigns({
    intervalMs: 300,
    timeScale: 1,
    ask: () => {
      told.push('ask')
      asked(signs)
    },
    dead: silentMs => void told.push(`dead after ${Math.round(silentMs)}`),
  })
  return { signs, told }
}

describe('by a clock of the test', () => {
  afterEach(() => vi.useRealTimers())

  test('silence is asked about, and then is death, once', async () => {
    vi.useFakeTimers()
    const { told } = watch()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(told).toEqual(['ask', 'ask', 'dead after 1250'])
  })

  test('whoever is heard lives', async () => {
    vi.useFakeTimers()
    const { signs, told } = watch()
    const beating = setInterval(() => signs.heard(performance.now()), 300)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(told).toEqual([])
    clearInterval(beating)
    signs.stop()
  })

  test('whoever answers when asked lives', async () => {
    vi.useFakeTimers()
    const { signs, told } = watch(asked => asked.heard(performance.now()))
    await vi.advanceTimersByTimeAsync(10_000)
    expect(new Set(told)).toEqual(new Set(['ask']))
    signs.stop()
  })
})

test('a process that was held up reads first what has come meanwhile', async () => {
  const { signs, told } = watch()
  holdUp(1600)
  setImmediate(() => signs.heard(performance.now()))
  await sleep(300)
  expect(told.filter(each => each.startsWith('dead'))).toEqual([])
  signs.stop()
})

test('a process that is held up time and again reads the answers before it judges', async () => {
  const { signs, told } = watch(() =>
    setImmediate(() => setImmediate(() => signs.heard(performance.now()))),
  )
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise(resolve => setImmediate(resolve))
    holdUp(400)
  }
  expect(told).toContain('ask')
  expect(told.filter(each => each.startsWith('dead'))).toEqual([])
  signs.stop()
})
