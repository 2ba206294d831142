import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { shareWithThreads } from '../../../clients/shared-word.ts'
import { pacer } from '../../../clients/venue/pacer.ts'

test('turns come one by one, in the order in which they were asked for', async () => {
  const pace = pacer('one by one', 1_000)
  const order: number[] = []

  await Promise.all([0, 1, 2, 3, 4].map(index => pace().then(() => order.push(index))))

  expect(order).toEqual([0, 1, 2, 3, 4])
})

test('two who pace themselves under one name share their turns', async () => {
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
  expect(performance.now() - endedMs).toBeLessThan(5_000)
})

test('a thread that was held up does not make up for the turns that it missed', async () => {
  const pace = pacer('held up', 20)
  const begunMs: number[] = []
  const turns = Promise.all([1, 2, 3].map(() => pace().then(() => begunMs.push(performance.now()))))
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400)
  await turns

  expect(begunMs[2]! - begunMs[1]!).toBeGreaterThan(40)
})

test('turns that were not used are made up for as far as a burst goes', async () => {
  const pace = pacer('burst', 10, 3)
  const begunMs = performance.now()
  const spent: number[] = []
  for (let turn = 0; turn < 6; turn++) {
    await pace()
    spent.push(performance.now() - begunMs)
  }

  expect(spent[3]).toBeLessThan(90)
  expect(spent[5]).toBeGreaterThan(190)
})
