import { expect, test } from 'vitest'
import { parseAmount } from '../../../../sandbox/firm/amount.ts'
import { maxRepeatedExecutions } from '../../../../sandbox/firm/controls/limits.ts'
import { RepeatedExecutions } from '../../../../sandbox/firm/controls/repeated-executions.ts'
import { bornOf } from '../../../../sandbox/firm/orders/order-life.ts'
import type { FaultName } from '../../../../sandbox/faults/catalogue.ts'
import { lacking } from '../virtuous.ts'

function counted(...faults: readonly FaultName[]) {
  const stopped: string[] = []
  const repeated = new RepeatedExecutions({
    virtues: lacking(...faults),
    stop: strategy => void stopped.push(strategy),
    release: () => undefined,
  })
  let count = 0
  const execute = (times: number, strategy?: string, filled = '1') => {
    for (let each = 0; each < times; each++) {
      const born = bornOf({
        terms: {
          clientOrderId: `order-${++count}`,
          venue: 'binance',
          symbol: 'BTCUSDT',
          side: 'buy',
          type: 'market',
          quantity: '1',
          timeInForce: 'IOC',
          strategy,
        },
        firmOrderId: `F-${count}`,
        venueClientOrderId: `order-${count}`,
        foreign: false,
        createdMs: 1,
      })
      const order = { ...born, filled: parseAmount(filled) }
      // News of an order comes more than once.
      repeated.heard(order)
      repeated.heard(order)
    }
  }
  return { repeated, stopped, execute }
}

test('a strategy is stopped at its last execution, each order counted once', () => {
  const { stopped, execute } = counted()
  execute(maxRepeatedExecutions - 1, 'maker')
  expect(stopped).toEqual([])
  execute(1, 'maker')
  expect(stopped).toEqual(['maker'])
})

test('strategies are counted apart; orders without one, and those that were not filled, are not', () => {
  const { stopped, execute } = counted()
  execute(maxRepeatedExecutions - 1, 'maker')
  execute(maxRepeatedExecutions - 1, 'taker')
  execute(9, undefined)
  execute(9, 'maker', '0')
  expect(stopped).toEqual([])
})

test('a person lets the count begin anew, for that strategy alone', () => {
  const { repeated, stopped, execute } = counted()
  execute(maxRepeatedExecutions, 'maker')
  repeated.released({ strategy: 'maker' })
  execute(maxRepeatedExecutions - 1, 'maker')
  expect(stopped).toEqual(['maker'])
  repeated.released({ venue: 'binance' })
  execute(1, 'maker')
  expect(stopped).toEqual(['maker', 'maker'])
})

test.for<[FaultName, number]>([
  ['firm-throttles-one-late', maxRepeatedExecutions + 1],
  ['firm-never-throttles', Number.POSITIVE_INFINITY],
])('%s: %d executions', ([fault, most]) => {
  const { stopped, execute } = counted(fault)
  execute(maxRepeatedExecutions, 'maker')
  expect(stopped).toEqual([])
  execute(2, 'maker')
  expect(stopped).toHaveLength(most === Number.POSITIVE_INFINITY ? 0 : 1)
})
