import { tradesListedUntilMs } from '../../late-lists.ts'
import { refusals } from '../errors.ts'
import { percent, nextTier } from '../fee-tiers.ts'
import { padded } from '../amounts.ts'
import type { Fill } from '../orders/order-record.ts'
import { fillShape } from '../orders/order-shape.ts'
import type { KrakenState } from '../state.ts'
import type { PrivateMethods } from './method.ts'
import { pageOf, readSpan } from './pages.ts'

const mostAsked = 20
const thirtyDaysMs = 30 * 86_400_000

/** The account's fills and what it pays for them. */
export const tradeQueries = (state: KrakenState): PrivateMethods => ({
  TradesHistory: {
    cost: 2,
    answer: parameters => {
      const { isWithin } = readSpan(parameters, { timeOf: ({ timeMs }: Fill) => [timeMs] })
      const listedMs = tradesListedUntilMs(state.context)
      const listed = state.orders.fills().filter(({ timeMs }) => timeMs <= listedMs)
      const fills = listed.filter(isWithin).toReversed()
      return { trades: shapes(pageOf(fills, parameters)), count: fills.length }
    },
  },
  QueryTrades: {
    cost: 1,
    answer: parameters => {
      const ids = parameters.list('txid')
      if (ids.length > mostAsked) throw refusals.argument('txid')
      return shapes(
        ids.map(id => {
          const fill = state.orders.fill(id)
          if (!fill) throw refusals.invalidOrder()
          return fill
        }),
      )
    },
  },
  TradeVolume: {
    cost: 1,
    answer: parameters => {
      const pairs = parameters.list('pair').map(name => state.pairs.named(name))
      const { maker, taker } = state.context.fees()
      const fees = (kind: 'maker' | 'taker', rate: bigint) =>
        Object.fromEntries(pairs.map(({ id }) => [id, feeOf(kind, rate)]))
      return {
        currency: 'ZUSD',
        volume: padded(volume(state), 4),
        ...(pairs.length > 0 && { fees: fees('taker', taker), fees_maker: fees('maker', maker) }),
      }
    },
  },
})

/** What the account has traded in 30 days, in dollars. */
const volume = ({ orders, context }: KrakenState): bigint =>
  orders
    .fills()
    .filter(({ timeMs }) => timeMs > context.now() - thirtyDaysMs)
    .reduce((sum, { cost }) => sum + cost, 0n)

function feeOf(kind: 'maker' | 'taker', rate: bigint): object {
  const [nextVolume, nextFee] = nextTier(kind)
  const text = (value: number) => value.toFixed(4)
  return {
    fee: text(percent(rate)),
    minfee: text(kind === 'taker' ? 0.1 : 0),
    maxfee: text(percent(rate)),
    nextfee: text(nextFee),
    nextvolume: text(nextVolume),
    tiervolume: text(0),
  }
}

const shapes = (fills: readonly Fill[]): object =>
  Object.fromEntries(fills.map(fill => [fill.id, fillShape(fill)]))
