import { formatDecimal } from '../../../decimal.ts'
import { decimalsOf } from '../amounts.ts'
import type { Pair } from '../pairs.ts'
import type { Parameters } from '../parameters.ts'
import type { KrakenState } from '../state.ts'
import { feeTiers } from '../fee-tiers.ts'
import type { PublicMethods } from './method.ts'

/** What the pairs are and under which rules they trade. */
export const pairMethods = (state: KrakenState): PublicMethods => ({
  AssetPairs: parameters => {
    const info = parameters.choice('info', ['info', 'leverage', 'fees', 'margin']) ?? 'info'
    const shown = ([name]: readonly [string, unknown]) =>
      info === 'info' || parts[info].includes(name)
    return Object.fromEntries(
      askedPairs(state, parameters).map(pair => [
        pair.id,
        Object.fromEntries(Object.entries(describe(state, pair)).filter(shown)),
      ]),
    )
  },
})

/** What is shown of a pair to who asks for a part of it. */
const parts: Readonly<Record<'leverage' | 'fees' | 'margin', readonly string[]>> = {
  leverage: ['leverage_buy', 'leverage_sell'],
  fees: ['fees', 'fees_maker', 'fee_volume_currency'],
  margin: ['margin_call', 'margin_stop'],
}

/** The pairs that a request names; all when it names none. */
export function askedPairs({ pairs }: KrakenState, parameters: Parameters): readonly Pair[] {
  const asked = parameters.list('pair')
  return asked.length > 0 ? asked.map(name => pairs.named(name)) : pairs.all
}

/** A venue that quotes coarser prices says so here while its engine goes on as before. */
export const publishedTick = ({ context, pairs }: KrakenState, pair: Pair): bigint =>
  pairs.rules(pair).tickSize * (context.faults.has('tick-change') ? 10n : 1n)

function describe(state: KrakenState, pair: Pair): object {
  const { base, quote } = pair
  const { minQuantity, minNotional } = state.pairs.rules(pair)
  const status = state.pairs.status(pair)
  const tick = publishedTick(state, pair)
  const { maker, taker } = state.context.fees()
  return {
    altname: pair.altname,
    wsname: pair.wsname,
    aclass_base: 'currency',
    base: base.id,
    aclass_quote: 'currency',
    quote: quote.id,
    lot: 'unit',
    cost_decimals: 5,
    pair_decimals: decimalsOf(tick),
    lot_decimals: pair.lotDecimals,
    lot_multiplier: 1,
    leverage_buy: [],
    leverage_sell: [],
    fees: feeTiers(taker, 'taker'),
    fees_maker: feeTiers(maker, 'maker'),
    fee_volume_currency: 'ZUSD',
    margin_call: 80,
    margin_stop: 40,
    ordermin: formatDecimal(minQuantity),
    costmin: formatDecimal(minNotional),
    tick_size: formatDecimal(tick),
    status: status === 'delisted' ? 'cancel_only' : status,
    execution_venue: 'international',
  }
}
