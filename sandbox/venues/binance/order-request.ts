import { Filters } from '../../matching/filters.ts'
import type { Instrument, NewOrder, Scaled } from '../../matching/types.ts'
import type { VenueContext } from '../venue.ts'
import { randomId } from './client-order-id.ts'
import { refusals, rejected } from './errors.ts'
import { readInstrument, statusOf } from './instruments.ts'
import type { Notes } from './order-notes.ts'
import type { ResponseType } from './order-shapes.ts'
import {
  kinds,
  orderTypes,
  selfTradePreventionModes,
  selfTradePreventions,
  sides,
  type OrderType,
  type SelfTradePreventionMode,
} from './order-words.ts'
import { legal, type Parameters } from './parameters.ts'

/** A new order as it was asked for. */
export interface OrderRequest {
  readonly instrument: Instrument
  readonly order: NewOrder
  readonly notes: Notes
  readonly responseType: ResponseType
}

interface Needs {
  readonly mandatory: readonly string[]
  /** Sending one of these is refused. */
  readonly superfluous: readonly string[]
}

const needs: Record<OrderType, Needs> = {
  LIMIT: {
    mandatory: ['timeInForce', 'quantity', 'price'],
    superfluous: ['stopPrice', 'quoteOrderQty'],
  },
  LIMIT_MAKER: {
    mandatory: ['quantity', 'price'],
    superfluous: ['timeInForce', 'stopPrice', 'quoteOrderQty'],
  },
  MARKET: { mandatory: [], superfluous: ['timeInForce', 'price', 'stopPrice'] },
  STOP_LOSS: {
    mandatory: ['quantity', 'stopPrice'],
    superfluous: ['timeInForce', 'price', 'quoteOrderQty'],
  },
  STOP_LOSS_LIMIT: {
    mandatory: ['timeInForce', 'quantity', 'price', 'stopPrice'],
    superfluous: ['quoteOrderQty'],
  },
  TAKE_PROFIT: {
    mandatory: ['quantity', 'stopPrice'],
    superfluous: ['timeInForce', 'price', 'quoteOrderQty'],
  },
  TAKE_PROFIT_LIMIT: {
    mandatory: ['timeInForce', 'quantity', 'price', 'stopPrice'],
    superfluous: ['quoteOrderQty'],
  },
}

/** Reads the parameters of a new order, refusing what Binance refuses before it asks its engine. */
export function readOrder(context: VenueContext, parameters: Parameters): OrderRequest {
  const instrument = readInstrument(context, parameters)
  const side = parameters.mandatoryChoice('side', ['BUY', 'SELL'], refusals.side)
  const type = parameters.mandatoryChoice('type', orderTypes, refusals.orderType)
  refuseUnsupported(parameters)
  checkNeeds(parameters, type)
  const notes = readNotes(parameters)
  const amounts = readAmounts(parameters)
  const order: NewOrder = {
    account: context.account,
    symbol: instrument.symbol,
    clientOrderId: parameters.optional('newClientOrderId', legal.clientOrderId) ?? randomId(),
    side: sides[side],
    kind: kinds[type],
    ...amounts,
    timeInForce:
      parameters.choice('timeInForce', ['GTC', 'IOC', 'FOK'], refusals.timeInForce) ?? 'GTC',
    postOnly: type === 'LIMIT_MAKER',
    selfTradePrevention: selfTradePreventions[notes.selfTradePreventionMode],
  }
  const responseType =
    parameters.choice('newOrderRespType', ['ACK', 'RESULT', 'FULL'], () =>
      refusals.notValid('newOrderRespType'),
    ) ?? (type === 'LIMIT' || type === 'MARKET' ? 'FULL' : 'ACK')
  return { instrument, order, notes, responseType }
}

/** Refuses an order while its market is closed. */
export function checkOpen(context: VenueContext, { instrument }: OrderRequest): void {
  if (statusOf(context, instrument) !== 'TRADING') throw rejected({ reason: 'market-closed' })
}

/** Refuses an order that breaks a filter, without placing it. */
export function checkFilters({ engine, account }: VenueContext, request: OrderRequest): void {
  const { instrument, order } = request
  const filter = new Filters(instrument).brokenBy(order, {
    lastPrice: engine.recentTrades(instrument.symbol, 1)[0]?.price,
    openOrders: engine.openOrders(account, instrument.symbol).length,
  })
  if (filter) throw rejected({ reason: 'filter', filter })
}

function checkNeeds(parameters: Parameters, type: OrderType): void {
  for (const name of needs[type].mandatory) parameters.mandatory(name)
  for (const name of needs[type].superfluous) {
    if (parameters.peek(name) !== undefined) throw refusals.notRequired(name)
  }
  if (type !== 'MARKET') return
  const byQuantity = parameters.peek('quantity') !== undefined
  const byQuote = parameters.peek('quoteOrderQty') !== undefined
  if (!byQuantity && !byQuote) throw refusals.neither('quantity', 'quoteOrderQty')
  if (byQuantity && byQuote) throw refusals.notRequired('quoteOrderQty')
}

/** What `exchangeInfo` says that the symbols do not offer. */
function refuseUnsupported(parameters: Parameters): void {
  if (parameters.peek('icebergQty') !== undefined) {
    throw refusals.order('Iceberg orders are not supported for this symbol.')
  }
  if (parameters.peek('trailingDelta') !== undefined) {
    throw refusals.order('Trailing stop orders are not supported for this symbol.')
  }
}

type Amounts = Pick<NewOrder, 'quantity' | 'quoteQuantity' | 'price' | 'triggerPrice'>

function readAmounts(parameters: Parameters): Amounts {
  const amounts = {
    quantity: parameters.amount('quantity'),
    quoteQuantity: parameters.amount('quoteOrderQty'),
    price: parameters.amount('price'),
    triggerPrice: parameters.amount('stopPrice'),
  }
  const given: readonly (Scaled | undefined)[] = Object.values(amounts)
  if (given.includes(0n)) throw refusals.zero()
  return amounts
}

function readNotes(
  parameters: Parameters,
): Notes & { readonly selfTradePreventionMode: SelfTradePreventionMode } {
  const strategyType = parameters.integer('strategyType')
  if (strategyType !== undefined && strategyType < 1_000_000) throw refusals.strategyType()
  return {
    strategyId: parameters.integer('strategyId'),
    strategyType,
    selfTradePreventionMode:
      parameters.choice('selfTradePreventionMode', selfTradePreventionModes, () =>
        refusals.notValid('selfTradePreventionMode'),
      ) ?? 'EXPIRE_MAKER',
  }
}
