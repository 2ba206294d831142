import { formatDecimal } from '../../decimal.ts'
import { floorTo, one, quotient } from '../../matching/scaled.ts'
import type { Instrument, NewOrder, Scaled, Side } from '../../matching/types.ts'
import type { VenueContext } from '../venue.ts'
import { cancelAfterMs } from './expiries.ts'
import { OrderFields } from './order-fields.ts'
import { selfTradeModes, stopKind, type SelfTradeMode, type Stop } from './order-words.ts'
import { modeOf } from './products.ts'
import { refusals } from './refusal.ts'
import type { CoinbaseState } from './state.ts'
import { isClientOid } from './venue-ids.ts'

/** An order as it was asked for, and as the engine is to take it. */
export interface OrderRequest {
  readonly instrument: Instrument
  readonly order: NewOrder
  /** Absent when the client gave none, or none that the venue takes. */
  readonly clientOid: string | undefined
  readonly selfTradeMode: SelfTradeMode
  readonly type: 'limit' | 'market'
  readonly timeInForce: TimeInForce
  readonly stop: Stop | undefined
  /** What a market order may cost with fees, or is to bring; the engine is told what is left without the fee. */
  readonly specifiedFunds: Scaled | undefined
  /** After how long the venue cancels it. */
  readonly cancelAfterMs: number | undefined
}

const timesInForce = ['GTC', 'GTT', 'IOC', 'FOK'] as const
type TimeInForce = (typeof timesInForce)[number]
const selfTradeModeNames = Object.keys(selfTradeModes) as readonly SelfTradeMode[]
const cancelAfterNames = Object.keys(cancelAfterMs) as readonly (keyof typeof cancelAfterMs)[]

/** Reads the body of a new order, refusing what is wrong with it by itself. */
export function readOrder(state: CoinbaseState, body: string): OrderRequest {
  const { context, oids } = state
  const fields = OrderFields.of(body)
  const instrument = context.engine.instruments.get(fields.mandatory('product_id'))
  if (!instrument) throw refusals.unknownProduct()
  const side = fields.mandatoryChoice('side', ['buy', 'sell'])
  const isStopType = fields.text('type') === 'stop'
  const type = isStopType ? 'market' : (fields.choice('type', ['limit', 'market']) ?? 'limit')
  const stop = readStop(fields, isStopType ? stopOfSide(side) : undefined)
  checkMode(state, instrument, type)
  const selfTradeMode = fields.choice('stp', selfTradeModeNames) ?? 'dc'
  const oid = fields.text('client_oid')
  const clientOid = oid !== undefined && isClientOid(oid) ? oid : undefined
  const life = readLife(fields, type)
  const funds = fields.amount('funds', 'funds')
  return {
    instrument,
    clientOid,
    selfTradeMode,
    type,
    stop: stop?.stop,
    specifiedFunds: type === 'market' ? funds : undefined,
    ...life,
    order: {
      account: context.account,
      symbol: instrument.symbol,
      clientOrderId: oids.forEngine(context.engine, {
        account: context.account,
        symbol: instrument.symbol,
        oid: clientOid,
      }),
      side,
      kind: stop ? stopKind(stop.stop, side, type) : type,
      ...readAmounts(fields, instrument, { type, funds: withoutFee(context, side, funds) }),
      triggerPrice: stop?.price,
      timeInForce: life.timeInForce === 'GTT' ? 'GTC' : life.timeInForce,
      postOnly: readPostOnly(fields, life.timeInForce, type),
      selfTradePrevention: selfTradeModes[selfTradeMode],
    },
  }
}

function checkMode(
  { context }: CoinbaseState,
  instrument: Instrument,
  type: 'limit' | 'market',
): void {
  const mode = modeOf(context, instrument)
  if (mode === 'closed') throw refusals.notAvailable()
  if (mode === 'cancel-only') throw refusals.mode('Cancel')
  if (mode === 'limit-only' && type === 'market') throw refusals.mode('Limit')
}

const stopOfSide = (side: Side): Stop => (side === 'buy' ? 'entry' : 'loss')

/** A stop price alone means the stop that protects: a buy above the market, a sell below. */
function readStop(
  fields: OrderFields,
  byType: Stop | undefined,
): { readonly stop: Stop; readonly price: Scaled } | undefined {
  if (fields.text('stop_limit_price') !== undefined) {
    throw refusals.unsupported('stop_limit_price')
  }
  const price = fields.amount(byType ? 'price' : 'stop_price', 'price')
  const stop = fields.choice('stop', ['loss', 'entry']) ?? byType
  if (stop === undefined && price === undefined) return undefined
  if (price === undefined) throw refusals.missing('stop_price')
  const side = fields.mandatoryChoice('side', ['buy', 'sell'])
  return { stop: stop ?? stopOfSide(side), price }
}

function readLife(
  fields: OrderFields,
  type: 'limit' | 'market',
): Pick<OrderRequest, 'timeInForce' | 'cancelAfterMs'> {
  const timeInForce = fields.choice('time_in_force', timesInForce) ?? 'GTC'
  const after = fields.choice('cancel_after', cancelAfterNames)
  if (timeInForce !== 'GTT' || type === 'market') {
    if (after !== undefined) throw refusals.invalid('cancel_after')
    return { timeInForce: type === 'market' ? 'GTC' : timeInForce, cancelAfterMs: undefined }
  }
  if (after === undefined) throw refusals.missing('cancel_after')
  return { timeInForce, cancelAfterMs: cancelAfterMs[after] }
}

function readPostOnly(fields: OrderFields, timeInForce: TimeInForce, type: string): boolean {
  const isPostOnly = fields.flag('post_only')
  const takes = timeInForce === 'IOC' || timeInForce === 'FOK'
  if (isPostOnly && (takes || type === 'market')) throw refusals.invalid('post_only')
  return isPostOnly
}

function readAmounts(
  fields: OrderFields,
  instrument: Instrument,
  { type, funds }: { type: 'limit' | 'market'; funds: Scaled | undefined },
): Pick<NewOrder, 'price' | 'quantity' | 'quoteQuantity'> {
  if (fields.text('max_floor') !== undefined) throw refusals.unsupported('max_floor')
  const size = fields.amount('size', 'size')
  if (size === undefined && funds === undefined) throw refusals.missing('size')
  if (size !== undefined && funds !== undefined) throw refusals.unsupported('size with funds')
  checkFunds(funds, instrument)
  if (type === 'market') return { quantity: size, quoteQuantity: funds }
  const price = fields.amount('price', 'price')
  if (price === undefined) throw refusals.missing('price')
  if (price === 0n) throw refusals.invalid('price')
  return {
    price,
    quantity: size ?? floorTo(quotient(funds ?? 0n, price), instrument.lotSize),
  }
}

function checkFunds(funds: Scaled | undefined, { minNotional }: Instrument): void {
  if (funds !== undefined && funds < minNotional) {
    throw refusals.tooSmall('funds', formatDecimal(minNotional))
  }
}

/** What the funds of a buy pay for besides the fee; a sale asks for what it brings before the fee. */
function withoutFee(
  { engine, account }: VenueContext,
  side: Side,
  funds: Scaled | undefined,
): Scaled | undefined {
  if (funds === undefined || side === 'sell') return funds
  return (funds * one) / (one + engine.fees(account).taker)
}
