import type { Exchange } from 'ccxt'
import type { AccountBalance } from '../port.ts'
import type { ToldTrade } from '../protocol.ts'
import { decimalField, field, itemsOf, textField } from '../published.ts'

/** The most that one page holds. */
const limit = 1000

/** The account's trades of a product since an instant, which Coinbase tells newest first. */
export async function coinbaseOwnTrades(
  exchange: Exchange,
  id: string,
  sinceMs: number,
): Promise<readonly ToldTrade[]> {
  const trades: ToldTrade[] = []
  let before: object = {}
  for (;;) {
    const params = { product_id: id, limit, ...before }
    const answer: unknown = await exchange.request('fills', 'private', 'GET', params)
    const page = itemsOf(answer, 'the fills').map(fill => ownTrade(fill, id))
    trades.unshift(...page.filter(({ venueMs }) => venueMs >= sinceMs).toReversed())
    const oldest = page.at(-1)
    if (page.length < limit || !oldest || oldest.venueMs < sinceMs) return trades
    before = { after: oldest.venueTradeId }
  }
}

const ownTrade = (published: unknown, id: string): ToldTrade => ({
  venueTradeId: textField(published, 'trade_id'),
  venueOrderId: textField(published, 'order_id'),
  side: field(published, 'side') === 'buy' ? 'buy' : 'sell',
  price: decimalField(published, 'price'),
  quantity: decimalField(published, 'size'),
  liquidity: field(published, 'liquidity') === 'M' ? 'maker' : 'taker',
  feeAmount: decimalField(published, 'fee'),
  // Coinbase charges in the currency that a product is quoted in, and does not say so in a fill.
  feeCurrency: id.slice(id.indexOf('-') + 1),
  venueMs: Date.parse(textField(published, 'created_at')),
})

/** What the account has; currencies of which it has nothing are left out. */
export async function coinbaseBalances(exchange: Exchange): Promise<readonly AccountBalance[]> {
  const answer: unknown = await exchange.request('accounts', 'private', 'GET')
  return itemsOf(answer, 'the accounts')
    .map(account => ({
      currency: textField(account, 'currency'),
      total: decimalField(account, 'balance'),
    }))
    .filter(({ total }) => total !== '0')
}
