import { expect, test } from 'vitest'
import { orderStates } from '../../../clients/trading-system/contract/order.ts'
import {
  orderFlaws,
  repeatedExecutionIds,
  type OrderState,
  type OrderStep,
} from '../../../helpers/execution/order-states.ts'

const order = { clientOrderId: 'a', quantity: '1.0' }

/** Steps from texts such as `partiallyFilled 0.4 +0.4`; ids and times count up. */
const life = (...texts: readonly string[]): readonly OrderStep[] =>
  texts.map((text, index) => {
    const [state, filledQuantity = '0', fill] = text.split(' ')
    const at = `2026-01-31T09:30:00.00000${index}Z`
    const step = { executionId: `E-${index}`, state: state as OrderState, filledQuantity, at }
    const quantity = fill?.slice(1)
    return quantity === undefined
      ? step
      : { ...step, fill: { venueTradeId: `T-${index}`, quantity } }
  })

test.for([
  [['denied']],
  [['pending', 'rejected']],
  [['pending', 'accepted', 'filled 1 +1']],
  [['pending', 'filled 1 +1']],
  [
    [
      'pending',
      'accepted',
      'partiallyFilled 0.4 +0.4',
      'partiallyFilled 0.7 +0.30',
      'filled 1.00 +0.3',
    ],
  ],
  [['pending', 'accepted', 'pendingCancel', 'canceled']],
  [['pending', 'accepted', 'pendingCancel', 'partiallyFilled 0.4 +0.4', 'canceled 0.4']],
  [['pending', 'accepted', 'pendingCancel', 'pendingCancel 0.4 +0.4', 'filled 1 +0.6']],
  [['pending', 'pending', 'accepted', 'expired']],
  [['pending', 'accepted', 'pendingReplace', 'accepted', 'triggered', 'canceled']],
  [['pending', 'pendingCancel', 'rejected']],
  [['pending', 'accepted', 'canceled', 'canceled 0.4 +0.4']],
] as const)('%j is legal', ([texts]) => {
  expect(orderFlaws(order, life(...texts))).toEqual([])
})

test.for([
  [['pending', 'filled 1 +1', 'canceled 1'], 'filled must not become canceled, did'],
  [['pending', 'accepted', 'canceled', 'accepted'], 'canceled must not become accepted, did'],
  [['pending', 'accepted', 'canceled', 'canceled'], 'canceled must not become canceled, did'],
  [['pending', 'canceled', 'filled 1 +1'], 'canceled must not become filled, did'],
  [['pending', 'rejected', 'pending'], 'rejected must not become pending, did'],
  [['denied', 'pending'], 'denied must not become pending, did'],
  [['pending', 'denied'], 'pending must not become denied, did'],
  [['pending', 'accepted', 'pending'], 'accepted must not become pending, did'],
  [['accepted'], 'it must begin pending or denied, began accepted'],
  [
    ['pending', 'partiallyFilled 0.4 +0.4', 'partiallyFilled 0.3'],
    'filled must not shrink from 0.4, was 0.3',
  ],
  [['pending', 'filled 1.1 +1.1'], 'filled must be at most the 1.0 ordered, was 1.1'],
  [
    ['pending', 'accepted', 'filled 0.9 +0.9'],
    'it must be filled if and only if all of 1.0 is, was filled with 0.9',
  ],
  [
    ['pending', 'partiallyFilled 1 +1'],
    'it must be filled if and only if all of 1.0 is, was partiallyFilled with 1',
  ],
  [
    ['pending', 'partiallyFilled 0.4 +0.4', 'partiallyFilled 0.9 +0.4'],
    'filled must be the sum of the fills, 0.8, was 0.9',
  ],
  [['pending', 'partiallyFilled 0.4'], 'filled must be the sum of the fills, 0, was 0.4'],
  [['pending', 'partiallyFilled 0'], 'it must not be partiallyFilled without a fill, was'],
  [['pending', 'accepted 0.4 +0.4'], 'it must not be accepted with a fill, had 0.4'],
  [['pending', 'pending 0 +0'], 'a fill must be above 0, was 0'],
] as const)('%j is told of: %s', ([texts, flaw]) => {
  const flaws = orderFlaws(order, life(...texts))
  expect(flaws.map(one => one.replace(/^.*?: /, ''))).toContain(flaw)
  expect(flaws[0]).toMatch(/^order a at E-\d: /)
})

test('every final state leads nowhere, and every other one somewhere', () => {
  const final = ['canceled', 'denied', 'expired', 'filled', 'rejected']
  const leadsOn = (state: OrderState) => {
    const quantity = state === 'filled' ? '1' : '0'
    return orderStates.some(next => {
      const [from, to] = life(`${state} ${quantity}`, `${next} ${quantity}`)
      return orderFlaws(order, [from!, to!]).every(flaw => !flaw.includes('must not become'))
    })
  }
  expect(orderStates.filter(state => !leadsOn(state)).toSorted()).toEqual(final)
})

test('a replaced order is held against its new quantity', () => {
  const [pending, replacing, filled] = life('pending', 'pendingReplace', 'filled 0.7 +0.7')
  const steps = [pending!, replacing!, { ...filled!, orderedQuantity: '0.7' }]
  expect(orderFlaws(order, steps)).toEqual([])
})

test('a trade that is told twice, an execution id used twice, and time that goes back', () => {
  const steps = life('pending', 'partiallyFilled 0.4 +0.4', 'partiallyFilled 0.8 +0.4')
  const again = { ...steps[2]!, executionId: 'E-1', fill: steps[1]!.fill, at: steps[0]!.at }
  expect(orderFlaws(order, [steps[0]!, steps[1]!, again])).toEqual([
    `order a at E-1: it must not be before ${steps[1]!.at}, was at ${steps[0]!.at}`,
    'order a: trade T-1 must be told once, was told again',
    'order a: execution E-1 must be told once, was told again',
  ])
  expect(repeatedExecutionIds([...steps, ...steps])).toEqual(['E-0', 'E-1', 'E-2'])
  expect(repeatedExecutionIds(steps)).toEqual([])
})

test('an order that nothing is told of is a flaw', () => {
  expect(orderFlaws(order, [])).toEqual(['order a must have a step, had none'])
})

test('an order that is told as something else than its last step is a flaw', () => {
  const steps = life('pending', 'accepted', 'partiallyFilled 0.4 +0.4', 'canceled 0.4')
  const told = (state: OrderState, filledQuantity: string) =>
    orderFlaws({ ...order, state, filledQuantity }, steps)

  expect(told('canceled', '0.40')).toEqual([])
  expect(told('canceled', '0')).toEqual([
    'order a: it must be canceled with 0.4 filled as its last step says, is canceled with 0',
  ])
  expect(told('filled', '0.4')).toHaveLength(1)
})
