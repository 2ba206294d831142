import { parseDecimal } from './decimal.ts'
import type { Instrument, Scaled } from './matching/types.ts'

/** What the sandbox's account holds of an asset when it opens: enough for any check, not enough to move a market. */
const opening: Readonly<Record<string, Scaled>> = {
  USDT: parseDecimal('100000'),
  USD: parseDecimal('100000'),
  BTC: parseDecimal('10'),
  ETH: parseDecimal('100'),
  LTC: parseDecimal('1000'),
}

/** What the account opens with at a venue: the assets that trade there and no others. */
export function openingBalances(
  instruments: readonly Pick<Instrument, 'base' | 'quote'>[],
): Readonly<Record<string, Scaled>> {
  const assets = new Set(instruments.flatMap(({ base, quote }) => [quote, base]))
  return Object.fromEntries([...assets].map(asset => [asset, opening[asset] ?? 0n]))
}
