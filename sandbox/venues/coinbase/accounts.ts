import { formatDecimal } from '../../decimal.ts'
import type { Order, Scaled } from '../../matching/types.ts'
import { currenciesOf } from './currencies.ts'
import { rateText, sixteen } from './decimals.ts'
import type { Endpoint } from './endpoint.ts'
import { remainingOf } from './feed-bodies.ts'
import { isoText } from './instants.ts'
import { ledgerRows } from './ledger.ts'
import { refusals } from './refusal.ts'
import type { CoinbaseState } from './state.ts'
import { transfersOf } from './transfers.ts'

/** The account and what it holds, over REST. */
export const accountQueries = (state: CoinbaseState): readonly Endpoint[] => [
  {
    route: 'GET /accounts',
    allowance: 'private',
    answer: () => heldCurrencies(state).map(currency => accountShape(state, currency)),
  },
  {
    route: 'GET /accounts/:id',
    allowance: 'private',
    answer: ({ id }) => accountShape(state, currencyOf(state, id)),
  },
  {
    route: 'GET /accounts/:id/holds',
    allowance: 'private',
    answer: ({ id }) => holdsOf(state, currencyOf(state, id)),
  },
  {
    route: 'GET /accounts/:id/ledger',
    allowance: 'private',
    answer: ({ id, query }) => ledgerRows(state, currencyOf(state, id), query),
  },
  {
    route: 'GET /accounts/:id/transfers',
    allowance: 'private',
    answer: ({ id, query }) => transfersOf(state, [currencyOf(state, id)], query),
  },
  {
    route: 'GET /transfers',
    allowance: 'private',
    answer: ({ query }) => transfersOf(state, heldCurrencies(state), query),
  },
  {
    route: 'GET /fees',
    allowance: 'private',
    answer: () => {
      const { maker, taker } = state.context.fees()
      return {
        taker_fee_rate: rateText(taker),
        maker_fee_rate: rateText(maker),
        usd_volume: formatDecimal(0n),
      }
    },
  },
]

/** Every currency that the account holds or could trade. */
function heldCurrencies({ context }: CoinbaseState): readonly string[] {
  const { engine, account } = context
  return [...new Set([...currenciesOf(context), ...engine.balances(account).keys()])].sort()
}

/** The currency of the account with an id. */
function currencyOf(state: CoinbaseState, id: string): string {
  const currency = heldCurrencies(state).find(each => state.ids.accountId(each) === id)
  if (currency === undefined) throw refusals.notFound()
  return currency
}

function accountShape({ context, ids }: CoinbaseState, currency: string): object {
  const { free, locked } = context.engine.balance(context.account, currency)
  return {
    id: ids.accountId(currency),
    currency,
    balance: sixteen(free + locked),
    hold: sixteen(locked),
    available: formatDecimal(free),
    profile_id: ids.profileId,
    trading_enabled: true,
    pending_deposit: formatDecimal(0n),
    display_name: currency,
  }
}

/** One hold for each order: its share of what is held, by what it would still pay. */
function holdsOf({ context, ids }: CoinbaseState, currency: string): readonly object[] {
  const { engine, account } = context
  const { locked } = engine.balance(account, currency)
  const weighed = engine
    .openOrders(account)
    .map(order => ({
      order,
      weight: weightIn(order, currency, engine.instruments.get(order.symbol)),
    }))
    .filter(({ weight }) => weight > 0n)
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0n)
  return weighed.map(({ order, weight }) => ({
    id: ids.named(`hold ${order.id}`),
    created_at: isoText(order.createdMs),
    updated_at: isoText(order.updatedMs),
    type: 'order',
    ref: ids.orderId(order.id),
    amount: sixteen((locked * weight) / total),
  }))
}

function weightIn(
  order: Order,
  currency: string,
  instrument: { readonly base: string; readonly quote: string } | undefined,
): Scaled {
  const paid = order.side === 'buy' ? instrument?.quote : instrument?.base
  if (paid !== currency) return 0n
  const rest = remainingOf(order)
  return order.side === 'sell'
    ? rest
    : rest * (order.price === 0n ? order.triggerPrice : order.price)
}
