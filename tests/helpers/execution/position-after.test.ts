import { expect, test } from 'vitest'
import { positionAfter, priceDeviationPct } from '../../../helpers/execution/position-after.ts'

const buy = (quantity: string, price: string) => ({ side: 'buy' as const, quantity, price })
const sell = (quantity: string, price: string) => ({ side: 'sell' as const, quantity, price })

test.for([
  // (3 · 100 + 1 · 120) / 4, of which one is sold.
  [{ quantity: '3', averagePrice: '100' }, [buy('1', '120'), sell('1', '130')], '3', '105'],
  [{ quantity: '0' }, [buy('0.1', '10'), buy('0.3', '20')], '0.4', '17.5'],
  [undefined, [sell('2', '50')], '-2', '50'],
  [{ quantity: '-2', averagePrice: '50' }, [buy('0.5', '40')], '-1.5', '50'],
  [{ quantity: '-2', averagePrice: '50' }, [buy('3', '40')], '1', '40'],
  [{ quantity: '1', averagePrice: '50' }, [], '1', '50'],
] as const)('after %j, fills of %j make %s at %s', ([before, fills, quantity, averagePrice]) => {
  expect(positionAfter(before, fills)).toMatchObject({ quantity, averagePrice })
})

test('what is sold altogether has no average price any more', () => {
  const after = positionAfter({ quantity: '1', averagePrice: '50' }, [sell('1', '60')])
  expect(after.quantity).toBe('0')
  expect(after.averagePrice).toBeUndefined()
})

test('an average price that was not told before is not made up', () => {
  const after = positionAfter({ quantity: '1' }, [buy('1', '60')])
  expect(after.quantity).toBe('2')
  expect(after.averagePrice).toBeUndefined()
})

const at = (averagePrice: string | undefined, quantity = '1') => ({ quantity, averagePrice })

test('a deviation is a share of what the price must be', () => {
  expect(priceDeviationPct(at('101'), at('100'))).toBeCloseTo(1, 12)
  expect(priceDeviationPct(at('99.5'), at('100'))).toBeCloseTo(0.5, 12)
  expect(priceDeviationPct(at('100', '-1'), at('100', '-1'))).toBe(0)
})

test('of nothing that is held no price is wanted', () => {
  expect(priceDeviationPct(undefined, at(undefined, '0'))).toBe(0)
  expect(priceDeviationPct(at(undefined, '0'), at(undefined, '0.00'))).toBe(0)
})

test('a price that is missing on either side is no agreement', () => {
  for (const [told, expected] of [
    [at(undefined), at('100')],
    [undefined, at('100')],
    [at('100'), at(undefined)],
    [at(undefined), at(undefined)],
  ] as const)
    expect(priceDeviationPct(told, expected)).toBe(Number.POSITIVE_INFINITY)
})
