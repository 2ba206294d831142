import { expect, test } from 'vitest'
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
