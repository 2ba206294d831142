import { expect, test } from 'vitest'
import { agreementOf, clockAgreement, failuresOf } from '../../helpers/clock-agreement.ts'

type Reading = readonly [offsetMs: number, uncertaintyMs: number]
const agreement = (...readings: readonly Reading[]) =>
  clockAgreement(readings.map(([offsetMs, uncertaintyMs]) => ({ offsetMs, uncertaintyMs })))

test.for<[string, readonly Reading[], ReturnType<typeof agreement>]>([
  ['one server', [[5, 2]], { offsetMs: 5, uncertaintyMs: 2, agreeing: 1 }],
  [
    'where two overlap',
    [
      [5, 2],
      [8, 3],
    ],
    { offsetMs: 6, uncertaintyMs: 1, agreeing: 2 },
  ],
  [
    'one within the other',
    [
      [5, 10],
      [8, 1],
    ],
    { offsetMs: 8, uncertaintyMs: 1, agreeing: 2 },
  ],
  [
    'two that only touch',
    [
      [0, 1],
      [2, 1],
    ],
    { offsetMs: 1, uncertaintyMs: 0, agreeing: 2 },
  ],
  [
    'two against one',
    [
      [0, 2],
      [1, 2],
      [1000, 5],
    ],
    { offsetMs: 0.5, uncertaintyMs: 1.5, agreeing: 2 },
  ],
  [
    'one that agrees with two which contradict each other: either may be right',
    [
      [0, 1],
      [100, 1],
      [50, 60],
    ],
    { offsetMs: 50, uncertaintyMs: 51, agreeing: 2 },
  ],
  [
    'two that contradict each other',
    [
      [0, 1],
      [10, 1],
    ],
    undefined,
  ],
  [
    'two against two',
    [
      [0, 1],
      [1, 1],
      [10, 1],
      [11, 1],
    ],
    undefined,
  ],
  ['none', [], undefined],
])('%s', ([, readings, expected]) => {
  expect(agreement(...readings)).toEqual(expected)
})

test('servers that did not answer have no vote, and are told of', () => {
  const answers = [
    { server: 'one:123', reading: { offsetMs: 1, uncertaintyMs: 1 } },
    { server: 'other:123', failure: 'nothing came' },
  ]

  expect(agreementOf(answers)).toEqual({ offsetMs: 1, uncertaintyMs: 1, agreeing: 1 })
  expect(failuresOf(answers)).toBe('other:123: nothing came')
  expect(failuresOf([])).toBe('none')
})
