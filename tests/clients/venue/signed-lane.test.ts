import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { VenueRefused } from '../../../clients/venue/errors.ts'
import { nextNumber, singleLane } from '../../../clients/venue/signed-lane.ts'

const refused = (kind: 'timestamp' | 'other') =>
  new VenueRefused('POST /x', 200, { code: 'EAPI', words: 'Invalid nonce', kind })

test('requests pass one after another, in the order in which they came', async () => {
  const lane = singleLane('key')
  const under = { way: 0, most: 0 }
  const order: number[] = []
  const request = (index: number) => async () => {
    under.most = Math.max(under.most, ++under.way)
    await new Promise(resolve => setImmediate(resolve))
    under.way--
    order.push(index)
  }

  await Promise.all([0, 1, 2, 3].map(index => lane.pass(request(index))))

  expect(under.most).toBe(1)
  expect(order).toEqual([0, 1, 2, 3])
})

test('a request whose number was used up is sent again, and its answer is that of the last', async () => {
  let attempts = 0
  const answer = await singleLane('key').pass(() =>
    ++attempts < 4 ? Promise.reject(refused('timestamp')) : Promise.resolve('accepted'),
  )

  expect([answer, attempts]).toEqual(['accepted', 4])
})

test.for([
  ['a number that is used up for ever', refused('timestamp'), 5],
  ['any other refusal', refused('other'), 1],
  ['a broken connection', new Error('ECONNRESET'), 1],
] as const)('%s is told after the last attempt', async ([, error, most]) => {
  let attempts = 0
  const passed = singleLane('key').pass(() => {
    attempts++
    return Promise.reject(error)
  })

  await expect(passed).rejects.toBe(error)
  expect(attempts).toBe(most)
})

test('a request that failed holds no other up', async () => {
  const lane = singleLane('key')
  const failed = lane.pass(() => Promise.reject(new Error('lost')))

  await expect(failed).rejects.toThrow('lost')
  expect(await lane.pass(() => Promise.resolve('next'))).toBe('next')
})

test('clients of one key wait for one another, and nobody else does', async () => {
  const order: string[] = []
  const slow = singleLane('shared').pass(async () => {
    await new Promise(resolve => setTimeout(resolve, 50))
    order.push('slow')
  })
  const quick = (key: string) => singleLane(key).pass(() => Promise.resolve(order.push(key)))

  await Promise.all([slow, quick('shared'), quick('other')])

  expect(order).toEqual(['other', 'slow', 'shared'])
})

/** Another thread, which says when its turn begins, and notes when it ends. */
const inAnotherThread = `
  const { parentPort, workerData } = require('node:worker_threads')
  const turn = () => {
    parentPort.postMessage('begun')
    return new Promise(resolve => setTimeout(() => resolve(workerData.ended[0] = 1), 100))
  }
  import(workerData.module).then(({ singleLane }) => singleLane('threads').pass(turn))`

test('threads of a process wait for one another', async () => {
  const ended = new Uint8Array(new SharedArrayBuffer(1))
  const module = new URL('../../../clients/venue/signed-lane.ts', import.meta.url).href
  const thread = new Worker(inAnotherThread, { eval: true, workerData: { ended, module } })
  await once(thread, 'message')

  const endedBefore = await singleLane('threads').pass(() => Promise.resolve(ended[0]))

  expect(endedBefore).toBe(1)
  await thread.terminate()
})

test('a thread that ends in the lane holds others up until its lease ends', async () => {
  const module = new URL('../../../clients/venue/signed-lane.ts', import.meta.url).href
  const source = `
    const { parentPort, workerData } = require('node:worker_threads')
    import(workerData).then(({ singleLane }) => {
      const beforeNs = process.hrtime.bigint()
      const turn = () => (parentPort.postMessage(beforeNs), new Promise(() => {}))
      singleLane('of the dead', 1_000).pass(turn)
    })
    setInterval(() => {}, 1_000)`
  const thread = new Worker(source, { eval: true, workerData: module })
  const [beforeNs] = (await once(thread, 'message')) as [bigint]
  await thread.terminate()

  await singleLane('of the dead').pass(() => Promise.resolve())

  expect(Number(process.hrtime.bigint() - beforeNs) / 1e6).toBeGreaterThanOrEqual(1_000)
})

test('numbers only ever grow, and are of now in milliseconds, as those of other clients', () => {
  const numbers = Array.from({ length: 200 }, () => nextNumber())

  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  expect(new Set(numbers).size).toBe(200)
  expect(Math.abs(numbers[0]! - Date.now())).toBeLessThan(5_000)
})
