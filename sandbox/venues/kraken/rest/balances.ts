import { fixed, padded } from '../amounts.ts'
import { assetOf, type Asset } from '../assets.ts'
import { product } from '../../../matching/scaled.ts'
import type { Balance, Scaled } from '../../../matching/types.ts'
import type { KrakenState } from '../state.ts'
import type { PrivateMethods } from './method.ts'

/** What the account has. */
export const balanceMethods = (state: KrakenState): PrivateMethods => ({
  Balance: {
    cost: 1,
    answer: () =>
      Object.fromEntries(
        holdings(state).map(([asset, { free, locked }]) => [asset.id, text(asset, free + locked)]),
      ),
  },
  BalanceEx: {
    cost: 1,
    answer: () =>
      Object.fromEntries(
        holdings(state).map(([asset, { free, locked }]) => [
          asset.id,
          { balance: text(asset, free + locked), hold_trade: text(asset, locked) },
        ]),
      ),
  },
  TradeBalance: {
    cost: 1,
    answer: () => {
      const worth = holdings(state).reduce((sum, holding) => sum + inDollars(state, holding), 0n)
      const [equity, none] = [fixed(worth, 4), fixed(0n, 4)]
      return { eb: equity, tb: equity, m: none, n: none, c: none, v: none, e: equity, mf: equity }
    },
  },
})

type Holding = readonly [asset: Asset, balance: Balance]

const holdings = ({ context }: KrakenState): readonly Holding[] =>
  [...context.engine.balances(context.account)].map(
    ([code, balance]) => [assetOf(code), balance] as const,
  )

/** The engine counts eight decimals of everything; cut off, dollars would no longer add up. */
const text = (asset: Asset, amount: Scaled): string => padded(amount, asset.decimals)

/** Worth at the last trade; what trades against nothing here counts for nothing. */
function inDollars({ context, pairs }: KrakenState, [asset, balance]: Holding): Scaled {
  const total = balance.free + balance.locked
  if (asset.code === 'USD') return total
  const pair = pairs.find(`${asset.code}/USD`)
  const [last] = pair ? context.engine.recentTrades(pair.symbol, 1) : []
  return last ? product(last.price, total) : 0n
}
