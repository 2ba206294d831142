import { expect, test } from 'vitest'
import { offGrid } from '../../helpers/off-grid.ts'

const published = [{ symbol: 'A', tickSize: '0.50' }]

test.for<[string, string | undefined, readonly string[]]>([
  ['A', '0.5', []],
  ['A', '1', []],
  ['A', '0.25', ['A: 0.50 does not divide 0.25']],
  ['A', undefined, []],
  ['B', '0.5', ['B is not published']],
])('%s with prices of step %s: %j', ([symbol, priceStep, words]) => {
  expect(offGrid([{ symbol, priceStep }], published)).toEqual(words)
})
