import { requireChance, requireTail } from './tail.ts'

/**
 * Days without any exception after which a value at risk with `tail` is told to be too large, at a false alarm of
 * `chance`: the least n with (1 - tail)^n < chance. Of fewer days, none can show it; 848 for 1 % and 0.0002.
 * Throws `RiskError` of a tail outside (0, 0.5) and of what is no chance.
 */
export function daysToShowTooLarge(tail: number, chance: number): number {
  requireTail(tail)
  requireChance(chance)
  return Math.floor(Math.log(chance) / Math.log1p(-tail)) + 1
}
