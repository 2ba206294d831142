import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  bankruptcyPrice,
  inverseLiquidationPrice,
  liquidationPrice,
  type IsolatedPosition,
} from '../../../helpers/margin/liquidation-price.ts'
import { marginCallPrice, regulationT } from '../../../helpers/margin/regulation-t.ts'

const long: IsolatedPosition = {
  side: 'long',
  entryPrice: 50_000,
  leverage: 10,
  maintenanceRate: 0.005,
}
const short: IsolatedPosition = { ...long, side: 'short' }

test('a long and a short position at ten times', () => {
  expect(liquidationPrice(long)).toBeCloseTo(45226.1306532663, 10)
  expect(liquidationPrice(short)).toBeCloseTo(54726.368159204, 10)
})

test('the common shortcut is too near for a long position, and dangerously far for a short one', () => {
  const shortcut = 50_000 * (1 - 1 / 10 + 0.005)
  expect(shortcut).toBeCloseTo(45_250, 9)
  expect(liquidationPrice(long)).toBeLessThan(shortcut)
  const shortcutOfShort = 50_000 * (1 + 1 / 10 - 0.005)
  expect(liquidationPrice(short)).toBeLessThan(shortcutOfShort)
})

const positions = fc.record({
  side: fc.constantFrom('long' as const, 'short' as const),
  entryPrice: fc.integer({ min: 1, max: 1_000_000 }).map(cents => cents / 100),
  leverage: fc.integer({ min: 11, max: 1000 }).map(tenths => tenths / 10),
  maintenanceRate: fc.integer({ min: 0, max: 99 }).map(steps => steps / 10_000),
})

test('at the liquidation price the equity is the maintenance margin', () => {
  fc.assert(
    fc.property(positions, position => {
      const { side, entryPrice, leverage, maintenanceRate } = position
      const sign = side === 'long' ? 1 : -1
      const price = liquidationPrice(position)
      const equity = entryPrice / leverage + sign * (price - entryPrice)
      expect(equity / entryPrice).toBeCloseTo((maintenanceRate * price) / entryPrice, 10)
    }),
  )
})

test('of an inverse contract too, in coins', () => {
  fc.assert(
    fc.property(positions, position => {
      const { side, entryPrice, leverage, maintenanceRate } = position
      const sign = side === 'long' ? 1 : -1
      const price = inverseLiquidationPrice(position)
      const equity = 1 / (entryPrice * leverage) + sign * (1 / entryPrice - 1 / price)
      expect(equity * entryPrice).toBeCloseTo((maintenanceRate / price) * entryPrice, 10)
    }),
  )
})

test('liquidation comes before bankruptcy and after entry, and sooner with more leverage', () => {
  fc.assert(
    fc.property(positions, position => {
      const sign = position.side === 'long' ? 1 : -1
      const [liquidation, bankruptcy] = [liquidationPrice(position), bankruptcyPrice(position)]
      const tighter = liquidationPrice({ ...position, leverage: position.leverage * 0.95 + 0.05 })

      expect(sign * (position.entryPrice - liquidation)).toBeGreaterThan(0)
      expect(sign * (liquidation - bankruptcy)).toBeGreaterThanOrEqual(-1e-9 * position.entryPrice)
      expect(sign * (liquidation - tighter)).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('the scale of the price does not matter', () => {
  fc.assert(
    fc.property(positions, position => {
      const larger = { ...position, entryPrice: 8 * position.entryPrice }
      expect(liquidationPrice(larger)).toBe(8 * liquidationPrice(position))
      expect(inverseLiquidationPrice(larger)).toBe(8 * inverseLiquidationPrice(position))
    }),
  )
})

test('an inverse long is liquidated sooner than a linear one', () => {
  expect(inverseLiquidationPrice(long)).toBeGreaterThan(liquidationPrice(long))
})

test('without leverage a long is never liquidated, nor an inverse short', () => {
  expect(liquidationPrice({ ...long, leverage: 1 })).toBe(0)
  expect(inverseLiquidationPrice({ ...short, leverage: 1 })).toBe(Number.POSITIVE_INFINITY)
})

test('stock bought half on credit is called at two thirds of its price', () => {
  expect(regulationT).toEqual({ initialRate: 0.5, maintenanceRate: 0.25 })
  expect(marginCallPrice(90)).toBeCloseTo(60, 12)
  expect(marginCallPrice(100, { initialRate: 0.6, maintenanceRate: 0.3 })).toBeCloseTo(400 / 7, 12)
})

test.for<readonly [Partial<IsolatedPosition>, string]>([
  [{ entryPrice: 0 }, 'an entry price must be above 0'],
  [{ entryPrice: -37.63 }, 'an entry price must be above 0'],
  [{ entryPrice: Number.NaN }, 'an entry price must be above 0'],
  [{ leverage: 0.5 }, 'at least 1, was 0.5'],
  [{ leverage: Number.POSITIVE_INFINITY }, 'at least 1, was Infinity'],
  [{ maintenanceRate: -0.01 }, 'from 0 to below 1'],
  [{ maintenanceRate: 1 }, 'from 0 to below 1'],
  [{ leverage: 200 }, 'the margin must be above the maintenance rate'],
])('%j is refused', ([part, message]) => {
  for (const priced of [liquidationPrice, inverseLiquidationPrice, bankruptcyPrice])
    expect(() => priced({ ...long, ...part })).toThrow(message)
})
