import { normalDensity, normalQuantile, normalTail } from '../normal.ts'
import { cannotBeMeant } from './risk-error.ts'
import { requirePositive } from './series.ts'
import { studentDensity, studentQuantile, studentTail } from './student-distribution.ts'
import { requireTail } from './tail.ts'

/** The shape of losses around zero, for what a test would see; only ratios of losses are ever taken of it. */
export type TailShape = 'normal' | { readonly degrees: number }

/** P(loss > x), with losses in units of the shape's own scale. */
export const shapeTail = (shape: TailShape, x: number): number =>
  shape === 'normal' ? normalTail(x) : studentTail(x, shape.degrees)

/** The value at risk of the shape. Throws `RiskError` of a tail outside (0, 0.5). */
export function shapeValueAtRisk(shape: TailShape, tail: number): number {
  requireTail(tail)
  return -(shape === 'normal' ? normalQuantile(tail) : studentQuantile(tail, shape.degrees))
}

/** The expected shortfall of the shape. Throws `RiskError` of degrees of freedom of 1 or less, which have none. */
export function shapeShortfall(shape: TailShape, tail: number): number {
  const loss = shapeValueAtRisk(shape, tail)
  if (shape === 'normal') return normalDensity(loss) / tail
  const { degrees } = shape
  if (degrees <= 1)
    throw cannotBeMeant(
      `degrees of freedom must be above 1, were ${degrees}: with fewer, losses have no mean`,
    )
  return ((studentDensity(loss, degrees) / tail) * (degrees + loss * loss)) / (degrees - 1)
}

/**
 * The probability of an exception if what is told is `factor` times the true value at risk: 0.7 of a normal 5 % makes
 * 12.5 %, 1.5 makes 0.7 %. Throws `RiskError` of a factor that is not above zero.
 */
export function exceptionChance(shape: TailShape, tail: number, factor: number): number {
  requirePositive('a factor', factor)
  return shapeTail(shape, factor * shapeValueAtRisk(shape, tail))
}
