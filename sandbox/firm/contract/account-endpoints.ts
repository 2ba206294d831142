import { formatAmount, parseAmount, times, zero, type Amount } from '../amount.ts'
import { instantOf } from '../instant.ts'
import type { Life } from '../life.ts'
import { leavesOf } from '../orders/order-life.ts'
import { Refusal } from '../refusal.ts'
import { endpoint, type Offer } from './endpoint.ts'
import { pageKey } from './inputs.ts'
import { nothing } from './read.ts'
import { auditShape, executionShape } from './shapes.ts'

export const executions: Offer = {
  endpoints: [
    endpoint('GET /executions', pageKey, ({ records }, key) => {
      const { entries, next } = records.executions.page(key) ?? noSuchPage()
      return { executions: entries.map(executionShape), next }
    }),
  ],
}

export const auditEvents: Offer = {
  endpoints: [
    endpoint('GET /audit-events', pageKey, ({ records }, key) => {
      const { entries, next } = records.audit.page(key) ?? noSuchPage()
      return { events: entries.map(auditShape), next }
    }),
  ],
}

const noSuchPage = (): never => {
  throw new Refusal('badRequest', 'after must be the next of an earlier page, was not')
}

export const positions: Offer = {
  endpoints: [
    endpoint('GET /positions', nothing, ({ records }) => ({
      at: instantOf(Date.now()),
      positions: records.ledger.positions().map(({ venue, symbol, quantity, averagePrice }) => ({
        venue,
        symbol,
        quantity: formatAmount(quantity),
        averagePrice: averagePrice && formatAmount(averagePrice),
      })),
    })),
  ],
}

export const balances: Offer = {
  endpoints: [
    endpoint('GET /balances', nothing, life => ({
      at: instantOf(Date.now()),
      balances: life.records.ledger.balances().map(({ venue, currency, total }) => ({
        venue,
        currency,
        total: formatAmount(total),
        available: formatAmount(total - reserved(life, venue, currency)),
      })),
    })),
  ],
}

/** What open orders may still take of a currency, fees aside. */
function reserved({ records }: Life, venue: string, currency: string): Amount {
  return records.orders.open().reduce((sum, order) => {
    const { terms, pair } = order
    if (terms.venue !== venue || !pair) return sum
    const leaves = leavesOf(order)
    if (terms.side === 'sell') return pair.base === currency ? sum + leaves : sum
    return pair.quote === currency ? sum + times(leaves, parseAmount(terms.price ?? '0')) : sum
  }, zero)
}
