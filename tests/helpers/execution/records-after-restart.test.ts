import { expect, test } from 'vitest'
import {
  heldOf,
  recordFlaws,
  type ChangedOrder,
} from '../../../helpers/execution/records-after-restart.ts'

const filled: ChangedOrder = {
  what: 'the fill',
  state: 'partiallyFilled',
  filledQuantity: '0.5',
  told: { state: 'partiallyFilled', filledQuantity: '0.50' },
}
const clean = { changed: [filled], untracked: [], differences: [] }

test('records that know what happened have no flaw', () => {
  expect(recordFlaws(clean)).toEqual([])
})

test.for([
  [undefined, 'the fill: the order is not known'],
  [
    { state: 'accepted', filledQuantity: '0' },
    'the fill: the order must be partiallyFilled with 0.5 filled, is accepted with 0',
  ],
  [
    { state: 'partiallyFilled', filledQuantity: '0.4' },
    'the fill: the order must be partiallyFilled with 0.5 filled, is partiallyFilled with 0.4',
  ],
] as const)('an order that is told as %j is a flaw', ([told, flaw]) => {
  expect(recordFlaws({ ...clean, changed: [{ ...filled, told }] })).toEqual([flaw])
})

test('an order that one side alone shows, and a difference that is left, are flaws', () => {
  const difference = { kind: 'balance', venue: 'binance', subject: 'BTC', resolved: false }
  expect(
    recordFlaws({
      ...clean,
      untracked: ['7'],
      differences: [difference, { ...difference, resolved: true }],
    }),
  ).toEqual(['order 7 is shown by one side only', 'balance of BTC is left'])
})

test.for([
  [{ before: '-1', bought: '0.50', after: '-0.5' }, []],
  [
    { before: '1', bought: '0.5', after: '0' },
    ['the position must be 1.5, 1 and the 0.5 bought, is 0'],
  ],
] as const)('a position of %j', ([position, flaws]) => {
  expect(recordFlaws({ ...clean, position })).toEqual(flaws)
})

test('what is not named is not held, and what is held elsewhere is not here', () => {
  const positions = [
    { venue: 'kraken', symbol: 'BTCUSDT', quantity: '3' },
    { venue: 'binance', symbol: 'BTCUSDT', quantity: '-2' },
  ]
  expect(heldOf(positions, 'binance', 'BTCUSDT')).toBe('-2')
  expect(heldOf(positions, 'binance', 'ETHUSDT')).toBe('0')
})
