import type { Scaled, Side } from '../../../matching/types.ts'
import { refusals } from '../errors.ts'
import type { Pair } from '../pairs.ts'
import type { Parameters } from '../parameters.ts'
import type { KrakenState } from '../state.ts'
import { parseInstant } from '../times.ts'
import type { OrderTerms } from './order-record.ts'
import {
  hasLimit,
  isTriggered,
  orderKinds,
  selfTradeModes,
  wordsOf,
  type OrderType,
} from './order-words.ts'
import { priceOf } from './relative-price.ts'

const knownFlags = ['post', 'fcib', 'fciq', 'nompp', 'viqc']
const shortestLifeMs = 5000
const longestLifeMs = 31 * 86_400_000
const longestDeadlineMs = 60_000

/** An order as a client asks for it. */
export interface OrderRequest {
  readonly pair: Pair
  readonly side: Side
  readonly terms: OrderTerms
  readonly quantity: Scaled | undefined
  /** What a market order may spend instead. */
  readonly quoteQuantity: Scaled | undefined
  readonly price: Scaled | undefined
  readonly triggerPrice: Scaled | undefined
  readonly deadlineMs: number | undefined
  readonly validate: boolean
}

/** Reads an order in the words of REST; the other transports translate theirs into these. */
export function readOrder(state: KrakenState, parameters: Parameters, pair: Pair): OrderRequest {
  refuseUnsupported(parameters)
  const side = parameters.choice('type', ['buy', 'sell'])
  if (side === undefined) throw refusals.argument('type')
  const type = parameters.choice('ordertype', wordsOf(orderKinds))
  if (type === undefined) throw refusals.argument('ordertype')
  const flags = readFlags(parameters, type)
  const volume = parameters.amount('volume')
  if (volume === undefined || volume === 0n) throw refusals.argument('volume')
  const inQuote = flags.includes('viqc')
  const reading = { state, parameters, pair, side }
  return {
    pair,
    side,
    terms: readTerms(state, parameters, { type, flags }),
    quantity: inQuote ? undefined : volume,
    quoteQuantity: inQuote ? volume : undefined,
    price: hasLimit(type) ? readPrice(reading, isTriggered(type) ? 'price2' : 'price') : undefined,
    triggerPrice: isTriggered(type) ? readPrice(reading, 'price') : undefined,
    deadlineMs: readDeadline(state, parameters),
    validate: parameters.flag('validate'),
  }
}

/** Reads until when a command must have reached the engine. */
export function readDeadline({ context }: KrakenState, parameters: Parameters): number | undefined {
  const text = parameters.text('deadline')
  if (text === undefined) return undefined
  const deadlineMs = parseInstant(text)
  if (deadlineMs === undefined || deadlineMs > context.now() + longestDeadlineMs) {
    throw refusals.argument('deadline')
  }
  return deadlineMs
}

/** What the sandbox's account or engine does not have: margin, index prices, scheduled orders and orders that follow upon a fill. */
function refuseUnsupported(parameters: Parameters): void {
  if (!['none', '0', '1', undefined].includes(parameters.text('leverage'))) {
    throw refusals.argument('leverage')
  }
  if (parameters.flag('reduce_only')) throw refusals.argument('reduce_only')
  if (!['0', '+0', undefined].includes(parameters.text('starttm'))) {
    throw refusals.argument('starttm')
  }
  if (!['last', undefined].includes(parameters.text('trigger'))) throw refusals.argument('trigger')
  if (parameters.has('close')) throw refusals.argument('close')
  if (parameters.has('displayvol')) throw refusals.argument('displayvol')
}

function readFlags(parameters: Parameters, type: OrderType): readonly string[] {
  const flags = parameters.list('oflags')
  if (flags.some(flag => !knownFlags.includes(flag))) throw refusals.argument('oflags')
  if (flags.includes('post') && type !== 'limit') throw refusals.argument('oflags')
  if (flags.includes('viqc') && type !== 'market') throw refusals.argument('viqc')
  return flags.includes('fcib') || flags.includes('fciq') ? flags : [...flags, 'fciq']
}

function readTerms(
  state: KrakenState,
  parameters: Parameters,
  { type, flags }: Pick<OrderTerms, 'type' | 'flags'>,
): OrderTerms {
  const timeInForce =
    parameters.choice('timeinforce', ['GTC', 'IOC', 'GTD', 'FOK']) ?? ('GTC' as const)
  const takes = timeInForce === 'IOC' || timeInForce === 'FOK'
  if ((takes && flags.includes('post')) || (timeInForce === 'FOK' && !hasLimit(type))) {
    throw refusals.argument('timeinforce')
  }
  const clientOrderId = readClientOrderId(parameters)
  const userref = parameters.integer('userref')
  if (userref !== undefined && clientOrderId !== undefined) throw refusals.argument()
  if (userref !== undefined && Math.abs(userref) > 2 ** 31 - 1) throw refusals.argument('userref')
  return {
    type,
    flags,
    timeInForce,
    selfTrade: parameters.choice('stptype', wordsOf(selfTradeModes)) ?? 'cancel-newest',
    clientOrderId,
    userref,
    expireMs: readExpiry(state, parameters, timeInForce),
  }
}

const clientOrderIds = [
  /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i,
  /^[\da-f]{32}$/i,
  /^[\x21-\x7e]{1,18}$/,
]

function readClientOrderId(parameters: Parameters): string | undefined {
  const text = parameters.text('cl_ord_id')
  if (text === undefined) return undefined
  if (!clientOrderIds.some(shape => shape.test(text))) throw refusals.argument('cl_ord_id')
  return text
}

function readExpiry(
  { context }: KrakenState,
  parameters: Parameters,
  timeInForce: OrderTerms['timeInForce'],
): number | undefined {
  const text = parameters.text('expiretm') ?? '0'
  if (text === '0') {
    if (timeInForce === 'GTD') throw refusals.argument('expiretm')
    return undefined
  }
  if (timeInForce !== 'GTD' || !/^\+?\d{1,12}(\.\d+)?$/.test(text)) {
    throw refusals.argument('expiretm')
  }
  const nowMs = context.now()
  const isRelative = text.startsWith('+')
  const expireMs = (isRelative ? nowMs : 0) + Number(text) * 1000
  const lifeMs = expireMs - nowMs
  if (lifeMs > longestLifeMs || lifeMs < (isRelative ? shortestLifeMs : 1)) {
    throw refusals.argument('expiretm')
  }
  return expireMs
}

interface Reading {
  readonly state: KrakenState
  readonly parameters: Parameters
  readonly pair: Pair
  readonly side: Side
}

function readPrice({ state, parameters, pair, side }: Reading, name: 'price' | 'price2'): Scaled {
  const [last] = state.context.engine.recentTrades(pair.symbol, 1)
  const { tickSize } = state.pairs.rules(pair)
  const reference = { lastPrice: last?.price ?? 0n, tickSize, side }
  const price = priceOf(parameters.required(name), reference)
  if (price === undefined || price <= 0n) throw refusals.argument(name)
  return price
}
