import { parseDecimal } from './decimal.ts'
import type { Instrument, Scaled } from './matching/types.ts'

/** What each account of the sandbox holds of an asset when it opens: enough for any check, not enough to move a market. */
const opening = {
  /** With it the checks trade. */
  sandbox: {
    USDT: parseDecimal('100000'),
    USD: parseDecimal('100000'),
    BTC: parseDecimal('10'),
    ETH: parseDecimal('100'),
    LTC: parseDecimal('1000'),
  },
  /** With it the reference firm trades: other amounts, so that the two are never taken for each other. */
  firm: {
    USDT: parseDecimal('250000'),
    USD: parseDecimal('250000'),
    BTC: parseDecimal('5'),
    ETH: parseDecimal('75'),
    LTC: parseDecimal('1500'),
  },
} as const satisfies Record<string, Readonly<Record<string, Scaled>>>

export type AccountName = keyof typeof opening

/** The accounts that every venue of the sandbox has. */
export const accounts: readonly AccountName[] = ['sandbox', 'firm']
export const isAccount = (name: string): name is AccountName => Object.hasOwn(opening, name)

/** What an account opens with at a venue: the assets that trade there and no others. */
export function openingBalances(
  account: AccountName,
  instruments: readonly Pick<Instrument, 'base' | 'quote'>[],
): Readonly<Record<string, Scaled>> {
  const amounts: Readonly<Record<string, Scaled>> = opening[account]
  const assets = new Set(instruments.flatMap(({ base, quote }) => [quote, base]))
  return Object.fromEntries([...assets].map(asset => [asset, amounts[asset] ?? 0n]))
}
