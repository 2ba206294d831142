import type { Rejection } from '../../matching/types.ts'

interface RefusalOptions {
  readonly status?: number
  readonly data?: unknown
  /** Until when the client must stay away, on the venue's clock. */
  readonly retryAtMs?: number
}

/** A request that the venue refuses, with the code, the words and the HTTP status that Binance uses. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: number
  readonly status: number
  readonly data: unknown
  readonly retryAtMs: number | undefined

  constructor(code: number, message: string, options: RefusalOptions = {}) {
    super(message)
    this.code = code
    this.status = options.status ?? 400
    this.data = options.data
    this.retryAtMs = options.retryAtMs
  }

  /** The body of the answer; the same inside a cancel-replace. */
  get body(): Readonly<Record<string, unknown>> {
    const { code, message: msg, data } = this
    return data === undefined ? { code, msg } : { code, msg, data }
  }
}

/** Binance's refusals, one function for each sentence. */
export const refusals = {
  unauthorized: () => new Refusal(-1002, 'You are not authorized to execute this request.'),
  tooMuchWeight: (limit: number, retryAtMs: number) =>
    new Refusal(
      -1003,
      `Too much request weight used; current limit is ${limit} request weight per 1 MINUTE. Please use WebSocket Streams for live updates to avoid polling the API.`,
      { status: 429, retryAtMs },
    ),
  banned: (untilMs: number) =>
    new Refusal(
      -1003,
      `Way too much request weight used; IP banned until ${untilMs}. Please use WebSocket Streams for live updates to avoid bans.`,
      { status: 418, retryAtMs: untilMs },
    ),
  tooManyOrders: (limit: number, interval: string, retryAtMs: number) =>
    new Refusal(-1015, `Too many new orders; current limit is ${limit} orders per ${interval}.`, {
      status: 429,
      retryAtMs,
    }),
  outsideWindow: () =>
    new Refusal(-1021, 'Timestamp for this request is outside of the recvWindow.'),
  aheadOfServer: () =>
    new Refusal(-1021, "Timestamp for this request was 1000ms ahead of the server's time."),
  badSignature: () => new Refusal(-1022, 'Signature for this request is not valid.'),
  malformedKey: () => new Refusal(-2014, 'API-key format invalid.', { status: 401 }),
  unknownKey: () =>
    new Refusal(-2015, 'Invalid API-key, IP, or permissions for action.', { status: 401 }),
  receiveWindow: () => new Refusal(-1131, 'recvWindow must be less than 60000'),

  illegal: (name: string, range: string) =>
    new Refusal(
      -1100,
      `Illegal characters found in parameter '${name}'; legal range is '${range}'.`,
    ),
  tooMany: (expected: number, received: number) =>
    new Refusal(-1101, `Too many parameters; expected '${expected}' and received '${received}'.`),
  duplicated: () => new Refusal(-1101, 'Duplicate values for a parameter detected.'),
  missing: (name: string) =>
    new Refusal(-1102, `Mandatory parameter '${name}' was not sent, was empty/null, or malformed.`),
  neither: (first: string, second: string) =>
    new Refusal(-1102, `Param '${first}' or '${second}' must be sent, but both were empty/null!`),
  unread: (read: number, sent: number) =>
    new Refusal(
      -1104,
      `Not all sent parameters were read; read '${read}' parameter(s) but was sent '${sent}'.`,
    ),
  empty: (name: string) => new Refusal(-1105, `Parameter '${name}' was empty.`),
  notRequired: (name: string) => new Refusal(-1106, `Parameter '${name}' sent when not required.`),
  precision: (name: string) => new Refusal(-1111, `Parameter '${name}' has too much precision.`),
  timeInForce: () => new Refusal(-1115, 'Invalid timeInForce.'),
  orderType: () => new Refusal(-1116, 'Invalid orderType.'),
  side: () => new Refusal(-1117, 'Invalid side.'),
  interval: () => new Refusal(-1120, 'Invalid interval.'),
  symbol: () => new Refusal(-1121, 'Invalid symbol.'),
  symbolStatus: () => new Refusal(-1122, 'Invalid symbolStatus.'),
  tooLong: (hours: number) =>
    new Refusal(-1127, `More than ${hours} hours between startTime and endTime.`),
  combination: () => new Refusal(-1128, 'Combination of optional parameters invalid.'),
  notValid: (name: string) => new Refusal(-1130, `Data sent for parameter '${name}' is not valid.`),
  strategyType: () => new Refusal(-1134, 'strategyType was less than 1000000.'),
  notJson: (name: string) => new Refusal(-1135, `JSON sent for parameter '${name}' is not valid`),
  tickerType: () => new Refusal(-1139, 'Invalid ticker type.'),
  cancelRestrictions: () =>
    new Refusal(
      -1145,
      "Invalid 'cancelRestrictions'; expected either ONLY_NEW or ONLY_PARTIALLY_FILLED.",
    ),
  duplicateSymbols: () => new Refusal(-1151, 'Symbol is present multiple times in the list.'),
  timeUnit: () =>
    new Refusal(-1194, 'Invalid value for time unit; expected either MICROSECOND or MILLISECOND.'),
  statusMismatch: () => new Refusal(-1220, 'The symbol does not match the requested symbolStatus.'),

  zero: () => new Refusal(-1013, 'Price * QTY is zero or less.'),
  filter: (filter: string) => new Refusal(-1013, `Filter failure: ${filter}`),
  order: (message: string) => new Refusal(-2010, message),
  unknownOrder: () => new Refusal(-2011, 'Unknown order sent.'),
  cancelRestricted: () => new Refusal(-2011, 'Order was not canceled due to cancel restrictions.'),
  noSuchOrder: () => new Refusal(-2013, 'Order does not exist.'),
  amend: (message: string) => new Refusal(-2038, message),
  otherClientOrderId: () => new Refusal(-2039, 'Client order ID is not correct for this order ID.'),
} as const

const filterNames = {
  price: 'PRICE_FILTER',
  lot: 'LOT_SIZE',
  notional: 'NOTIONAL',
  'price-band': 'PERCENT_PRICE_BY_SIDE',
  'open-orders': 'MAX_NUM_ORDERS',
} as const

const rejections = {
  'unknown-symbol': refusals.symbol,
  'market-closed': () => refusals.order('Market is closed.'),
  'insufficient-balance': () =>
    refusals.order('Account has insufficient balance for requested action.'),
  'would-take': () => refusals.order('Order would immediately match and take.'),
  'would-trigger': () => refusals.order('Order would trigger immediately.'),
  'duplicate-client-order-id': () => refusals.order('Duplicate order sent.'),
} as const

/** Why the engine did not take an order, in Binance's words. */
export const rejected = (rejection: Rejection): Refusal =>
  rejection.reason === 'filter'
    ? refusals.filter(filterNames[rejection.filter])
    : rejections[rejection.reason]()
