/** A request that the venue refuses, with the status and the words that it uses. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }

  get body(): { readonly message: string } {
    return { message: this.message }
  }
}

const badRequest = (message: string) => new Refusal(400, message)

/** Coinbase Exchange's refusals, one function for each sentence. */
export const refusals = {
  userAgent: () => badRequest('User-Agent header is required.'),
  missingHeader: (name: string) => new Refusal(401, `${name} header is required`),
  unknownKey: () => new Refusal(401, 'Invalid API Key'),
  passphrase: () => new Refusal(401, 'Invalid Passphrase'),
  invalidTimestamp: () => badRequest('invalid timestamp'),
  expiredTimestamp: () => badRequest('request timestamp expired'),
  signature: () => badRequest('invalid signature'),
  forbidden: () => new Refusal(403, 'Forbidden'),
  publicLimit: () => new Refusal(429, 'Public rate limit exceeded'),
  privateLimit: () => new Refusal(429, 'Private rate limit exceeded'),

  noRoute: () => new Refusal(404, 'Route not found'),
  notFound: () => new Refusal(404, 'NotFound'),
  productNotFound: () => new Refusal(404, 'ProductNotFound'),
  unknownProduct: () => badRequest('Product not found'),
  notJson: () => badRequest('Invalid JSON'),
  missing: (name: string) => badRequest(`Missing ${name}`),
  invalid: (name: string) => badRequest(`Invalid ${name}`),
  unsupported: (what: string) => badRequest(`${what} is not supported`),
  level: (level: string) => badRequest(`unexpected level: ${level}`),
  granularity: () => badRequest('Unsupported granularity'),
  tooManyCandles: (most: number) =>
    badRequest(
      `granularity too small for the requested time range. Count of aggregations requested exceeds ${most}`,
    ),

  tooAccurate: (what: 'price' | 'size' | 'funds', smallest: string) =>
    badRequest(`${what} is too accurate. Smallest unit is ${smallest}`),
  tooSmall: (what: 'size' | 'funds', least: string) =>
    badRequest(`${what} is too small. Minimum size is ${least}`),
  tooLarge: (what: 'size' | 'funds', most: string) =>
    badRequest(`${what} is too large. Maximum size is ${most}`),
  priceTooSmall: () => badRequest('price too small'),
  priceTooLarge: () => badRequest('price too large'),
  insufficientFunds: () => badRequest('Insufficient funds'),
  tooManyOrders: (most: number) => badRequest(`Too many open orders. Maximum is ${most}`),
  stopPrice: (relation: 'above' | 'below') =>
    badRequest(`Stop price must be ${relation} the last trade price`),
  notAvailable: () => badRequest('Trading pair not available'),
  mode: (mode: 'Post' | 'Limit' | 'Cancel') => badRequest(`${mode} only mode`),

  orderId: () => badRequest('Invalid order id'),
  orderNotFound: () => new Refusal(404, 'order not found'),
  alreadyDone: () => badRequest('Order already done'),
} as const

/** A refusal as it is; anything else is the venue's own failure. */
export const asRefusal = (error: unknown): Refusal =>
  error instanceof Refusal ? error : new Refusal(500, 'Internal server error')
