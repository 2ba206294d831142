import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test, vi } from 'vitest'
import { shareWithThreads } from '../../../clients/shared-word.ts'
import { pacer } from '../../../clients/venue/pacer.ts'

test('turns come one by one, in the order in which they were asked for', async () => {
  const pace = pacer('one by one', 1_000)
  const order: number[] = []

  await Promise.all([0, 1, 2, 3, 4].map(index => pace().then(() => order.push(index))))

  expect(order).toEqual([0, 1, 2, 3, 4])
})

test('two who pace themselves under one name share their turns', async () => {
  // A clock that stands: the turn that is taken is not over before the next is asked for.
  const clock = vi.spyOn(process.hrtime, 'bigint').mockReturnValue(process.hrtime.bigint())
  onTestFinished(() => clock.mockRestore())
  const slow = pacer('shared', 20)
  const quick = pacer('shared', 1_000)
  const order: string[] = []

  await slow()
  await Promise.all([
    quick().then(() => order.push('shared')),
    pacer('alone', 1_000)().then(() => order.push('alone')),
  ])

  expect(order).toEqual(['alone', 'shared'])
})

/** Another thread that takes a turn, says so, and ends at once. */
const turnInAnotherThread = `
  const { parentPort, workerData } = require('node:worker_threads')
  import(workerData).then(async ({ pacer }) => {
    await pacer('threads', 4)()
    parentPort.postMessage('begun')
    process.exit()
  })`

test('threads of a process share their turns, and one that ends in its turn holds nobody up', async () => {
  shareWithThreads()
  const module = new URL('../../../clients/venue/pacer.ts', import.meta.url).href
  const thread = new Worker(turnInAnotherThread, { eval: true, workerData: module })
  await Promise.all([once(thread, 'message'), once(thread, 'exit')])
  const endedMs = performance.now()

  const pace = pacer('threads', 4)
  await pace()
  await pace()

  expect(performance.now() - endedMs).toBeGreaterThan(240)
  expect(performance.now() - endedMs).toBeLessThan(60_000)
})

test('a thread that was held up does not make up for the turns that it missed', async () => {
  const pace = pacer('held up', 20)
  const begunMs: number[] = []
  const turns = Promise.all(
    Array.from({ length: 7 }, () => pace().then(() => begunMs.push(performance.now()))),
  )
  // By now the first has begun, and the second waits for its turn.
  await new Promise(resolve => setImmediate(resolve))
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400)
  await turns

  // One that came too late may be followed at once, by no more than one.
  expect(begunMs[6]! - begunMs[1]!).toBeGreaterThan(150)
})

test('turns that were not used are made up for as far as a burst goes', async () => {
  const begunMs = performance.now()
  const slow = pacer('burst', 0.05, 3)
  for (let turn = 0; turn < 4; turn++) await slow()
  expect(performance.now() - begunMs).toBeLessThan(15_000)

  const quick = pacer('burst that ends', 10, 3)
  for (let turn = 0; turn < 6; turn++) await quick()
  expect(performance.now() - begunMs).toBeGreaterThan(190)
})
