import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDecimals,
  compareDecimals,
  multiplyDecimals,
  subtractDecimals,
} from '../../../helpers/decimal-arithmetic.ts'
import { positionOf, type Fill } from '../../../helpers/execution/position.ts'

const fill = (side: Fill['side'], quantity: string, price: string): Fill => ({
  side,
  quantity,
  price,
})

test.for<readonly [string, readonly Fill[], string, string | undefined, string]>([
  ['nothing', [], '0', undefined, '0'],
  ['one buy', [fill('buy', '0.1', '100')], '0.1', '100', '0'],
  ['two buys', [fill('buy', '1', '100'), fill('buy', '2', '103')], '3', '102', '0'],
  ['a third', [fill('buy', '1', '1'), fill('buy', '2', '2')], '3', '1.666666666666666667', '0'],
  ['a part sold', [fill('buy', '3', '100'), fill('sell', '1', '110')], '2', '100', '10'],
  ['all sold', [fill('buy', '0.1', '100.1'), fill('sell', '0.1', '100.3')], '0', undefined, '0.02'],
  ['sold beyond', [fill('buy', '1', '100'), fill('sell', '3', '90')], '-2', '90', '-10'],
  ['a short covered', [fill('sell', '2', '100'), fill('buy', '1', '80')], '-1', '100', '20'],
  ['bought beyond', [fill('sell', '1', '100'), fill('buy', '2', '110')], '1', '110', '-10'],
  [
    'a price below zero',
    [fill('buy', '1', '-37.63'), fill('sell', '1', '10')],
    '0',
    undefined,
    '47.63',
  ],
])('%s', ([, fills, quantity, averagePrice, realised]) => {
  expect(positionOf(fills)).toMatchObject({ quantity, averagePrice, realised })
})

test('fees are summed by currency, rebates included', () => {
  const fills = [
    { ...fill('buy', '1', '1'), feeAmount: '0.1', feeCurrency: 'USDT' },
    { ...fill('buy', '1', '1'), feeAmount: '0.2', feeCurrency: 'USDT' },
    { ...fill('buy', '1', '1'), feeAmount: '-0.00000001', feeCurrency: 'BNB' },
    fill('buy', '1', '1'),
  ]
  expect([...positionOf(fills).fees]).toEqual([
    ['USDT', '0.3'],
    ['BNB', '-0.00000001'],
  ])
})

test('profit and position together are what was paid and received', () => {
  const amount = fc
    .tuple(fc.integer({ min: 1, max: 10_000 }), fc.nat(4))
    .map(([units, places]) => `${units}e-${places}`)
  const anyFill = fc.record({
    side: fc.constantFrom('buy' as const, 'sell' as const),
    quantity: amount,
    price: amount,
  })
  fc.assert(
    fc.property(fc.array(anyFill, { maxLength: 30 }), fills => {
      const { quantity, averagePrice = '0', realised } = positionOf(fills)
      const cash = addDecimals(
        ...fills.map(one =>
          multiplyDecimals(
            one.side === 'buy' ? '-1' : '1',
            multiplyDecimals(one.quantity, one.price),
          ),
        ),
      )
      const signed = fills.map(one =>
        multiplyDecimals(one.side === 'buy' ? '1' : '-1', one.quantity),
      )
      expect(quantity).toBe(addDecimals(...signed))
      const off = subtractDecimals(
        realised,
        addDecimals(cash, multiplyDecimals(quantity, averagePrice)),
      )
      expect(compareDecimals(off, '1e-12')).toBe(-1)
      expect(compareDecimals(off, '-1e-12')).toBe(1)
    }),
  )
})

test('a fill of nothing, and a fee of no currency are refused', () => {
  expect(() => positionOf([fill('buy', '0', '1')])).toThrow(
    'a fill must have a quantity above 0, was 0',
  )
  expect(() => positionOf([fill('sell', '-1', '1')])).toThrow(RangeError)
  expect(() => positionOf([{ ...fill('buy', '1', '1'), feeAmount: '1' }])).toThrow(
    'must have a currency',
  )
})
