import type { Scaled } from '../../matching/types.ts'
import { sixteen } from './decimals.ts'
import { isoText } from './instants.ts'
import { ownTrades, type OwnTrade } from './own-trades.ts'
import type { Query } from './query.ts'
import type { CoinbaseState } from './state.ts'

interface Entry {
  readonly timeMs: number
  readonly amount: Scaled
  readonly type: 'transfer' | 'match' | 'fee'
  readonly details: object
}

const firstId = 1_000_000_000

/** What changed the balance of one currency, newest first, each row with the balance after it. */
export function ledgerRows(
  state: CoinbaseState,
  currency: string,
  query: Query,
): readonly object[] {
  const { context } = state
  const entries = entriesOf(state, currency)
  const startMs = query.instant('start_date') ?? 0
  const endMs = query.instant('end_date') ?? Number.POSITIVE_INFINITY
  const { free, locked } = context.engine.balance(context.account, currency)
  let after = free + locked
  const rows = entries.toReversed().map((entry, index) => {
    const balance = after
    after -= entry.amount
    return { ...entry, balance, id: String(firstId + entries.length - index) }
  })
  return rows
    .filter(({ timeMs }) => timeMs >= startMs && timeMs <= endMs)
    .slice(0, query.limit())
    .map(({ id, timeMs, amount, balance, type, details }) => ({
      id,
      amount: sixteen(amount),
      balance: sixteen(balance),
      created_at: isoText(timeMs),
      type,
      details,
    }))
}

/** Oldest first: the opening deposit, and for each trade what was exchanged and its fee. */
function entriesOf(state: CoinbaseState, currency: string): readonly Entry[] {
  const { context, opening, ids } = state
  const deposit = opening.balances.get(currency) ?? 0n
  const transfer: Entry = {
    timeMs: opening.timeMs,
    amount: deposit,
    type: 'transfer',
    details: {
      from: ids.named('wallet'),
      to: ids.accountId(currency),
      profile_transfer_id: ids.named(`deposit ${currency}`),
    },
  }
  const traded = [...context.engine.instruments.values()]
    .filter(({ base, quote }) => base === currency || quote === currency)
    .flatMap(({ symbol, base }) =>
      ownTrades(context, symbol).flatMap(own =>
        tradeEntries(state, own, { currency, isBase: base === currency }),
      ),
    )
    .sort((left, right) => left.timeMs - right.timeMs)
  return deposit === 0n ? traded : [transfer, ...traded]
}

function tradeEntries(
  { ids }: CoinbaseState,
  { trade, side, party }: OwnTrade,
  { currency, isBase }: { currency: string; isBase: boolean },
): readonly Entry[] {
  const details = {
    order_id: ids.orderId(party.orderId),
    product_id: trade.symbol,
    trade_id: String(trade.id),
  }
  const size = isBase ? trade.quantity : trade.quote
  const isReceived = (side === 'buy') === isBase
  const { timeMs } = trade
  const match: Entry = { timeMs, amount: isReceived ? size : -size, type: 'match', details }
  if (party.fee === 0n || party.feeAsset !== currency) return [match]
  return [match, { timeMs, amount: -party.fee, type: 'fee', details }]
}
