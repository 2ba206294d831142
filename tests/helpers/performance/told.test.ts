import { expect, test } from 'vitest'
import { profitFactor } from '../../../helpers/performance/gains.ts'
import { told } from '../../../helpers/performance/told.ts'

test('a measure is told by its value, or by the reason why there is none', () => {
  expect(told(() => profitFactor([3, -2]))).toEqual({ value: 1.5 })
  expect(told(() => profitFactor([3]))).toEqual({
    notComputable:
      'results must have a loss for a profit factor, none of 1 was one: give a longer record',
  })
})

test('numbers that are none stay an error, and so does a fault of ours', () => {
  expect(() => told(() => profitFactor([3, Number.NaN]))).toThrow('number 2 was NaN')
  expect(() =>
    told(() => {
      throw new TypeError('a fault')
    }),
  ).toThrow('a fault')
})
