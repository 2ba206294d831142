import { formatDecimal } from '../../decimal.ts'
import type { EngineEvent } from '../../matching/types.ts'
import { isoText } from './instants.ts'
import type { CoinbaseState } from './state.ts'

/** What changed in the account's balances, one message for each of them. */
export function balanceMessages(
  { context, ids }: CoinbaseState,
  { account, assets }: Extract<EngineEvent, { type: 'balance' }>,
): readonly { readonly accountId: string; readonly text: string }[] {
  if (account !== context.account) return []
  const time = isoText(context.now())
  return assets.map(currency => {
    const accountId = ids.accountId(currency)
    const { free, locked } = context.engine.balance(account, currency)
    const message = {
      type: 'balance',
      account_id: accountId,
      currency,
      holds: formatDecimal(locked),
      available: formatDecimal(free),
      updated: time,
      timestamp: time,
    }
    return { accountId, text: JSON.stringify(message) }
  })
}
