import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BookSide } from '../../../../sandbox/firm/books/book-side.ts'
import { isNothing, scaled } from '../../../../sandbox/firm/books/decimal-text.ts'

const operations = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 4 })),
  { maxLength: 200 },
)

test.for(['bid', 'ask'] as const)('a side of %ss is what a sorted map is', side => {
  fc.assert(
    fc.property(operations, changes => {
      const kept = new BookSide(side)
      const plain = new Map<number, number>()
      for (const [price, quantity] of changes) {
        kept.set((price / 4).toFixed(2), quantity.toFixed(3))
        if (quantity === 0) plain.delete(price / 4)
        else plain.set(price / 4, quantity)
      }
      const direction = side === 'bid' ? -1 : 1
      const expected = [...plain].sort(([left], [right]) => direction * (left - right))
      const levels = kept.top(1000).map(({ price, quantity }) => [Number(price), Number(quantity)])
      expect(levels).toEqual(expected)
      expect(kept.best?.price).toBe(expected[0]?.[0].toFixed(2))
    }),
  )
})

test('prices that differ in the last of many digits are two levels; one in other words is one', () => {
  const side = new BookSide('ask')
  side.set('61699.080000000001', '1')
  side.set('61699.080000000002', '2')
  side.set('61699.0800000000010'.slice(0, -1), '3')
  side.set('7', '1')
  side.set('7.000', '5')
  expect(side.top(9).map(({ price, quantity }) => `${price} ${quantity}`)).toEqual([
    '7.000 5',
    '61699.080000000001 3',
    '61699.080000000002 2',
  ])
})

test('it keeps the best, and beyond what it knows it takes nothing', () => {
  const side = new BookSide('bid')
  for (let price = 10; price < 20; price += 1) side.set(String(price), '1')
  side.keepBest(3)
  side.knowNoFurther()
  side.set('16', '1')
  side.set('18.5', '1')
  expect(side.top(9).map(({ price }) => price)).toEqual(['19', '18.5', '18', '17'])
  side.clear()
  side.set('16', '1')
  expect(side.size).toBe(1)
})

test('a price is read exactly, or refused', () => {
  expect(scaled('0.00000001')).toBe(10_000n)
  expect(scaled('85600.5')).toBe(85_600_500_000_000_000n)
  for (const text of ['1e-7', '-1', '', '.5', '1.', 'NaN', '1.0000000000001'])
    expect(() => scaled(text)).toThrow('a price must be a plain decimal')
})

test('nothing is nothing in any number of digits', () => {
  expect(['0', '0.00000000', '0.0'].map(isNothing)).toEqual([true, true, true])
  expect(['0.00000001', '10', '1.0'].map(isNothing)).toEqual([false, false, false])
})
