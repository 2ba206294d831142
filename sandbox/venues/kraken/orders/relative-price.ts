import type { Scaled, Side } from '../../../matching/types.ts'
import { amountOf } from '../amounts.ts'

const hundredPercent = 10_000_000_000n

/** What a relative price counts from. */
export interface Reference {
  readonly lastPrice: Scaled
  readonly tickSize: Scaled
  readonly side: Side
}

/** Reads a price that may be relative to the last trade: `+5`, `-1%`, or `#2` away from the market on the order's own side. */
export function priceOf(
  text: string,
  { lastPrice, tickSize, side }: Reference,
): Scaled | undefined {
  const match = /^([+\-#])?([\d.]+)(%)?$/.exec(text)
  const amount = match ? amountOf(match[2] ?? '') : undefined
  if (!match || amount === undefined) return undefined
  const [, sign, , percent] = match
  if (sign === undefined) return percent ? undefined : amount
  const distance = percent ? (lastPrice * amount) / hundredPercent : amount
  const isBelow = sign === '-' || (sign === '#' && side === 'buy')
  const price = isBelow ? lastPrice - distance : lastPrice + distance
  return tickSize === 0n ? price : price - (price % tickSize)
}
