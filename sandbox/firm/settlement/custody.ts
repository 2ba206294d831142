import { dayAt, startMs } from './desk-calendar.ts'
import { deskMarkets, desks, type DeskTrade } from './desk-trades.ts'
import type { DeskSettlement } from './settlements.ts'
import { amountOf, instant, scaledText } from './texts.ts'

/** One asset in one account, in the shape of the trading-system contract. */
export interface CustodyLineShape {
  readonly account: string
  readonly asset: string
  readonly kind: 'cash' | 'instrument'
  readonly held?: string
  readonly booked?: string
  readonly asOf: string
}

const openingCents = 5_000_000_000n
const openingUnits = 100_000n

/** What a movement does to an account. */
interface Movement {
  readonly account: string
  readonly asset: string
  readonly kind: 'cash' | 'instrument'
  readonly amount: bigint
  readonly decimals: number
}

/**
 * Statements of the custodians of the last midnight, beside the firm's books: what was there at the beginning, and what
 * has settled since. Where `inWrongCurrency`, the custodian has credited the last sale of US stock in euro.
 */
export function custodyLines(
  settlements: readonly DeskSettlement[],
  nowMs: number,
  inWrongCurrency: boolean,
): readonly CustodyLineShape[] {
  const asOfMs = startMs(dayAt(nowMs))
  const settled = settlements.filter(({ settledMs, ends }) => settledMs <= asOfMs && !ends)
  const mistaken = inWrongCurrency
    ? settled.findLast(({ trade }) => trade.market === 'us-equities' && !trade.isBuy)
    : undefined
  const booked = totals([...openings(), ...settled.flatMap(({ trade }) => movementsOf(trade))])
  const held = totals([
    ...openings(),
    ...settled.flatMap(one =>
      movementsOf(one.trade).map(movement =>
        one === mistaken && movement.kind === 'cash' ? { ...movement, asset: 'EUR' } : movement,
      ),
    ),
  ])
  return [...new Set([...booked.keys(), ...held.keys()])].map(key => {
    const [ours, theirs] = [booked.get(key), held.get(key)]
    const { account, asset, kind } = (ours ?? theirs)!
    return {
      account,
      asset,
      kind,
      ...(theirs && { held: scaledText(theirs.amount, theirs.decimals) }),
      ...(ours && { booked: scaledText(ours.amount, ours.decimals) }),
      asOf: instant(asOfMs),
    }
  })
}

const openings = (): readonly Movement[] =>
  deskMarkets.flatMap(market => {
    const { account, currency, quantityDecimals, priceCents } = desks[market]
    const decimals = 2 + quantityDecimals
    const cash = openingCents * 10n ** BigInt(quantityDecimals)
    const units = openingUnits * 10n ** BigInt(quantityDecimals)
    return [
      { account, asset: currency, kind: 'cash' as const, amount: cash, decimals },
      ...Object.keys(priceCents).map(asset => ({
        account,
        asset,
        kind: 'instrument' as const,
        amount: units,
        decimals: quantityDecimals,
      })),
    ]
  })

function movementsOf(trade: DeskTrade): readonly Movement[] {
  const { account, currency } = desks[trade.market]
  const { quantity, amount } = amountOf(trade)
  const decimals = trade.quantityDecimals
  return [
    { account, asset: currency, kind: 'cash', amount, decimals: 2 + decimals },
    { account, asset: trade.symbol, kind: 'instrument', amount: quantity, decimals },
  ]
}

function totals(movements: readonly Movement[]): ReadonlyMap<string, Movement> {
  const sums = new Map<string, Movement>()
  for (const movement of movements) {
    const key = `${movement.account} ${movement.asset}`
    const before = sums.get(key)?.amount ?? 0n
    sums.set(key, { ...movement, amount: before + movement.amount })
  }
  return sums
}
