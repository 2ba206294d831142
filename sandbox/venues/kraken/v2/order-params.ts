import { Refusal, refusals } from '../errors.ts'
import type { Pair } from '../pairs.ts'
import { isRecord, Parameters } from '../parameters.ts'
import type { KrakenState } from '../state.ts'
import { parseInstant } from '../times.ts'
import { not } from './words.ts'

type Params = Readonly<Record<string, unknown>>

const known = new Set([
  'order_type',
  'side',
  'order_qty',
  'symbol',
  'limit_price',
  'limit_price_type',
  'triggers',
  'time_in_force',
  'margin',
  'post_only',
  'reduce_only',
  'effective_time',
  'expire_time',
  'deadline',
  'cl_ord_id',
  'order_userref',
  'conditional',
  'display_qty',
  'fee_preference',
  'no_mpp',
  'stp_type',
  'cash_order_qty',
  'validate',
  'sender_sub_id',
  'token',
])

/** The pair that a command of WebSocket v2 names. */
export function pairOf({ pairs }: KrakenState, params: Params): Pair {
  const { symbol } = params
  const pair = pairs.all.find(each => each.symbol === symbol)
  if (!pair) throw new Refusal(`${not.supported} ${String(symbol)}`)
  return pair
}

/** Says an order of WebSocket v2 in the words of REST, so that one reader reads both. */
export function inWordsOfRest(params: Params): Parameters {
  const unknown = Object.keys(params).find(name => !known.has(name))
  if (unknown !== undefined) throw new Refusal(`Unsupported field: '${unknown}'`)
  if (params['margin'] === true) throw refusals.argument('margin')
  const type = String(params['order_type'])
  const triggers = readTriggers(params['triggers'])
  const trigger = relative(triggers['price'], triggers['price_type'])
  const limit = relative(params['limit_price'], params['limit_price_type'])
  const isTriggered = type !== 'market' && type !== 'limit'
  return new Parameters({
    type: params['side'],
    ordertype: type,
    volume: params['cash_order_qty'] ?? params['order_qty'],
    ...(isTriggered ? { price: trigger, price2: limit } : { price: limit }),
    trigger: triggers['reference'],
    oflags: flagsOf(params),
    timeinforce: upper(params['time_in_force']),
    expiretm: instant(params, 'expire_time'),
    starttm: params['effective_time'] === undefined ? undefined : 'later',
    deadline: params['deadline'],
    stptype: dashes(params['stp_type']),
    cl_ord_id: params['cl_ord_id'],
    userref: params['order_userref'],
    reduce_only: params['reduce_only'],
    displayvol: params['display_qty'],
    close: params['conditional'],
    validate: params['validate'],
  })
}

function flagsOf(params: Params): string {
  const preference = params['fee_preference']
  const flags = [
    params['post_only'] === true && 'post',
    params['cash_order_qty'] !== undefined && 'viqc',
    params['no_mpp'] === true && 'nompp',
    preference === 'base' && 'fcib',
    preference === 'quote' && 'fciq',
  ]
  return flags.filter(flag => flag !== false).join(',')
}

function readTriggers(triggers: unknown = {}): Params {
  if (!isRecord(triggers)) throw refusals.argument('triggers')
  return triggers
}

/** A price relative to the market has a sign in REST, and a percent sign when it is a share. */
function relative(price: unknown, type: unknown = 'static'): unknown {
  if (price === undefined || type === 'static') return price
  if (typeof price !== 'number') throw refusals.argument('limit_price')
  const text = new Parameters({ price: Math.abs(price) }).required('price')
  return `${price < 0 ? '-' : '+'}${text}${type === 'pct' ? '%' : ''}`
}

function instant(params: Params, name: string): string | undefined {
  const value = params[name]
  if (value === undefined) return undefined
  const ms = typeof value === 'string' ? parseInstant(value) : undefined
  if (ms === undefined) throw refusals.argument(name)
  return (ms / 1000).toFixed(3)
}

const upper = (value: unknown): unknown => (typeof value === 'string' ? value.toUpperCase() : value)
const dashes = (value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll('_', '-') : value
