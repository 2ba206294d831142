import { formatAmount } from '../amount.ts'
import { instantOf } from '../instant.ts'
import { endpoint, type Offer } from './endpoint.ts'
import { pageKey } from './inputs.ts'
import { nothing } from './read.ts'

export const settlements: Offer = {
  endpoints: [
    endpoint('GET /settlements', pageKey, ({ settlement }, key) => settlement.settlements(key)),
  ],
}

export const custody: Offer = {
  endpoints: [
    endpoint('GET /custody', nothing, ({ settlement, records }) =>
      settlement.custody({
        at: instantOf(Date.now()),
        balances: records.ledger.balances().map(({ venue, currency, total }) => ({
          venue,
          currency,
          total: formatAmount(total),
        })),
      }),
    ),
  ],
}
