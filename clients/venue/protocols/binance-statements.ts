import type { Exchange } from 'ccxt'
import { sumOf } from '../order-shape.ts'
import type { AccountBalance } from '../port.ts'
import type { ToldTrade } from '../protocol.ts'
import { decimalField, field, itemsOf, listField, textField } from '../published.ts'

/** The most that one page holds. */
const limit = 1000

/** The account's trades of a symbol since an instant; all pages, by trade id. */
export async function binanceOwnTrades(
  exchange: Exchange,
  symbol: string,
  sinceMs: number,
): Promise<readonly ToldTrade[]> {
  const trades: ToldTrade[] = []
  let from: object = { startTime: sinceMs }
  for (;;) {
    const params = { symbol, limit, ...from }
    const answer: unknown = await exchange.request('myTrades', 'private', 'GET', params)
    const page = itemsOf(answer, 'the trades').map(ownTrade)
    trades.push(...page)
    if (page.length < limit) return trades
    from = { fromId: Number(page.at(-1)!.venueTradeId) + 1 }
  }
}

const ownTrade = (published: unknown): ToldTrade => ({
  venueTradeId: textField(published, 'id'),
  venueOrderId: textField(published, 'orderId'),
  side: field(published, 'isBuyer') === true ? 'buy' : 'sell',
  price: decimalField(published, 'price'),
  quantity: decimalField(published, 'qty'),
  liquidity: field(published, 'isMaker') === true ? 'maker' : 'taker',
  feeAmount: decimalField(published, 'commission'),
  feeCurrency: textField(published, 'commissionAsset'),
  venueMs: Number(textField(published, 'time')),
})

/** What the account has. */
export async function binanceBalances(exchange: Exchange): Promise<readonly AccountBalance[]> {
  const params = { omitZeroBalances: true }
  const account: unknown = await exchange.request('account', 'private', 'GET', params)
  return listField(account, 'balances').map(balance => ({
    currency: textField(balance, 'asset'),
    total: sumOf(decimalField(balance, 'free'), decimalField(balance, 'locked')),
  }))
}
