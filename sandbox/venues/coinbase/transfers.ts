import { eight } from './decimals.ts'
import { isoText } from './instants.ts'
import type { Query } from './query.ts'
import type { CoinbaseState } from './state.ts'

/** What came in and went out: the account was funded when the venue opened, and nothing has gone out since. */
export function transfersOf(
  { ids, opening }: CoinbaseState,
  currencies: readonly string[],
  query: Query,
): readonly object[] {
  const type = query.text('type') ?? 'deposit'
  if (type !== 'deposit') return []
  const time = isoText(opening.timeMs)
  return currencies
    .map(currency => ({ currency, amount: opening.balances.get(currency) ?? 0n }))
    .filter(({ amount }) => amount > 0n)
    .slice(0, query.limit())
    .map(({ currency, amount }) => ({
      id: ids.named(`deposit ${currency}`),
      type: 'deposit',
      created_at: time,
      completed_at: time,
      canceled_at: null,
      processed_at: time,
      account_id: ids.accountId(currency),
      user_id: ids.userId,
      user_nonce: null,
      amount: eight(amount),
      details: {},
      idem: ids.named(`deposit idempotency ${currency}`),
      currency,
    }))
}
