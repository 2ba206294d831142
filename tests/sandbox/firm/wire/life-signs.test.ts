import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { LifeSigns } from '../../../../sandbox/firm/wire/life-signs.ts'

/** Signs that are due every 300 ms: a second without any is too long. */
function watch() {
  const told: string[] = []
  const signs = new LifeSigns({
    intervalMs: 300,
    timeScale: 1,
    ask: () => void told.push('ask'),
    dead: silentMs => void told.push(`dead after ${Math.round(silentMs / 250) * 250}`),
  })
  return { signs, told }
}

test.concurrent('silence is asked about, and then is death, once', async () => {
  const { told } = watch()
  await vi.waitFor(() => expect(told.at(-1)).toMatch(/^dead after 1\d\d\d/), 2500)
  expect(told[0]).toBe('ask')
  await sleep(600)
  expect(told.filter(each => each.startsWith('dead')).length).toBe(1)
})

test.concurrent('whoever is heard lives', async () => {
  const { signs, told } = watch()
  const beating = setInterval(() => signs.heard(performance.now()), 300)
  await sleep(2000)
  expect(told).toEqual([])
  clearInterval(beating)
  signs.stop()
})

test('a process that was held up reads first what has come meanwhile', async () => {
  const { signs, told } = watch()
  for (const untilMs = performance.now() + 1600; performance.now() < untilMs;);
  setImmediate(() => signs.heard(performance.now()))
  await sleep(300)
  expect(told).toEqual([])
  signs.stop()
})
