import { expect, test } from 'vitest'
import { instrumentDifferences } from '../../helpers/instrument-differences.ts'

const expected = { symbol: 'BTCUSDT', tickSize: '0.01', lotSize: '0.00001', minNotional: '5' }
const published = { ...expected, trading: true }

test('the same rules in other words do not differ', () => {
  const spelt = { ...published, tickSize: '0.010', lotSize: '0.00001000', minNotional: '5.0' }

  expect(instrumentDifferences([expected], [spelt])).toEqual([])
})

test.for([
  ['tick size', { tickSize: '0.1' }, 'the tick size of BTCUSDT must be 0.01, was 0.1'],
  ['lot size', { lotSize: '0.0001' }, 'the lot size of BTCUSDT must be 0.00001, was 0.0001'],
  ['minimum notional', { minNotional: '10' }, 'the minimum notional of BTCUSDT must be 5, was 10'],
  ['status', { trading: false }, 'BTCUSDT must be trading, was not'],
] as const)('another %s is a difference', ([, changes, difference]) => {
  expect(instrumentDifferences([expected], [{ ...published, ...changes }])).toEqual([difference])
})

test('an instrument that is not listed is a difference', () => {
  expect(instrumentDifferences([expected], [])).toEqual(['BTCUSDT must be listed, was not'])
})

test('a size that is no number is refused, not compared', () => {
  expect(() => instrumentDifferences([expected], [{ ...published, tickSize: '' }])).toThrow(
    RangeError,
  )
})
