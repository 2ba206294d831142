import { expect, test } from 'vitest'
import { VenueRefused } from '../../../clients/venue/errors.ts'
import { growingNumbers, singleLane } from '../../../clients/venue/signed-lane.ts'

const refused = (kind: 'timestamp' | 'other') =>
  new VenueRefused('POST /x', 200, { code: 'EAPI', words: 'Invalid nonce', kind })

test('requests pass one after another, in the order in which they came', async () => {
  const lane = singleLane()
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
  const answer = await singleLane().pass(() =>
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
  const passed = singleLane().pass(() => {
    attempts++
    return Promise.reject(error)
  })

  await expect(passed).rejects.toBe(error)
  expect(attempts).toBe(most)
})

test('a request that failed holds no other up', async () => {
  const lane = singleLane()
  const failed = lane.pass(() => Promise.reject(new Error('lost')))

  await expect(failed).rejects.toThrow('lost')
  expect(await lane.pass(() => Promise.resolve('next'))).toBe('next')
})

test('numbers only ever grow, and are of now in microseconds', () => {
  const next = growingNumbers()
  const numbers = Array.from({ length: 2000 }, () => next())

  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  expect(new Set(numbers).size).toBe(2000)
  expect(Math.abs(numbers[0]! / 1000 - Date.now())).toBeLessThan(5_000)
})
