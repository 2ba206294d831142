import { limitsOf, maxRepeatedExecutions, priceCollar, restrictions } from '../controls/limits.ts'
import { toldMessageRate } from '../controls/message-rate.ts'
import { bookLimits, maxCredit } from '../risk-service/limits.ts'
import type { Life } from '../life.ts'
import { endpoint, type Offer } from './endpoint.ts'
import { killSwitchOrder, tradingStateOrder } from './inputs.ts'
import { nothing } from './read.ts'
import { killSwitchShape, reconciliationShape, tradingStateShape } from './shapes.ts'

export const killSwitch: Offer = {
  endpoints: [
    endpoint('GET /kill-switch', nothing, ({ records }) => killSwitchShape(records.engagements)),
    endpoint('POST /kill-switch/engage', killSwitchOrder, async (life, { scope, reason }) => {
      await life.engage(scope, reason)
      return killSwitchShape(life.records.engagements)
    }),
    endpoint('POST /kill-switch/release', killSwitchOrder, (life, { scope, reason }) => {
      life.release(scope, reason)
      return killSwitchShape(life.records.engagements)
    }),
  ],
}

export const tradingState: Offer = {
  endpoints: [
    endpoint('GET /trading-state', nothing, ({ records }) =>
      tradingStateShape(records.tradingState),
    ),
    endpoint('PUT /trading-state', tradingStateOrder, (life, order) => {
      life.setTradingState(order)
      return tradingStateShape(life.records.tradingState)
    }),
  ],
}

export const riskLimits: Offer = {
  endpoints: [
    endpoint('GET /risk/limits', nothing, life => ({
      limits: [
        ...[...life.venues.gateways.keys()].flatMap(venue => limitsAt(life, venue)),
        ...Object.entries(toldBookLimits(life)).map(([control, value]) => ({
          control,
          scope: {},
          value,
        })),
        {
          control: 'maxRepeatedExecutions',
          scope: {},
          value: String(maxRepeatedExecutions),
        },
      ],
      restricted: restrictions,
    })),
  ],
}

function limitsAt({ venues, virtues }: Life, venue: string): readonly object[] {
  const ofInstruments = venues.symbols(venue).flatMap(symbol => {
    const instrument = venues.instrument(venue, symbol)
    const limits = limitsOf(instrument)
    if (!instrument || !limits) return []
    const scope = { venue, symbol }
    return [
      { control: 'maxOrderQuantity', scope, value: limits.maxOrderQuantity },
      {
        control: 'maxOrderNotional',
        scope,
        value: limits.maxOrderNotional,
        currency: instrument.quote,
      },
      { control: 'maxPosition', scope, value: limits.maxPosition },
    ]
  })
  return [
    ...ofInstruments,
    { control: 'priceCollar', scope: { venue }, value: priceCollar },
    { control: 'maxMessageRate', scope: { venue }, value: String(toldMessageRate(virtues)) },
    ...creditAt({ venues }, venue),
  ]
}

/** A firm without a virtue is looser than it may be. */
function toldBookLimits({ virtues }: Life): Readonly<Record<string, string>> {
  const loose = {
    maxPositionConcentration: virtues.magnitude('loose-concentration', 'loose-concentration-twin'),
    maxLeverage: virtues.magnitude('loose-leverage', 'loose-leverage-twin'),
    maxPortfolioVar: virtues.magnitude('loose-value-at-risk', 'loose-value-at-risk-twin'),
  }
  const changed = Object.entries(loose).filter(([, value]) => value !== undefined)
  return {
    ...bookLimits,
    ...Object.fromEntries(changed.map(([name, value]) => [name, `${value}`])),
  }
}

/** In the currency in which the venue's instruments are quoted. */
function creditAt({ venues }: Pick<Life, 'venues'>, venue: string): readonly object[] {
  const [symbol = ''] = venues.symbols(venue)
  const currency = venues.instrument(venue, symbol)?.quote
  if (currency === undefined) return []
  return [{ control: 'maxCredit', scope: { venue }, value: maxCredit, currency }]
}

export const bookStatus: Offer = {
  endpoints: [endpoint('GET /books', nothing, ({ venues }) => ({ books: venues.books.status() }))],
}

export const reconciliation: Offer = {
  endpoints: [
    endpoint('POST /reconciliation', nothing, ({ reconciler }) =>
      reconciliationShape(reconciler.start()),
    ),
    endpoint('GET /reconciliation', nothing, ({ reconciler }) =>
      reconciliationShape(reconciler.last()),
    ),
  ],
}
