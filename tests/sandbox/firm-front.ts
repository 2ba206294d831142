import { Agent } from 'node:http'
import ccxt, { type Exchange, type Order } from 'ccxt'
import type { VenueEndpoint } from '../../sandbox/endpoints.ts'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { ccxtOptions } from '../../sandbox/venues/ccxt-options.ts'
import { venueKinds, type VenueName } from '../../sandbox/venues/registry.ts'

/** The three venues, and a symbol of each in its own words and in ccxt's. */
export const subjects = [
  { venue: 'binance', symbol: 'BTC/USDT', raw: 'BTCUSDT' },
  { venue: 'coinbase', symbol: 'BTC/USD', raw: 'BTC-USD' },
  { venue: 'kraken', symbol: 'BTC/USD', raw: 'BTC/USD' },
] as const satisfies readonly { venue: VenueName; symbol: string; raw: string }[]

export type Subject = (typeof subjects)[number]

/** A sandbox without TLS, and ccxt with each of the keys that its venues know. */
export class FirmFronts implements AsyncDisposable {
  readonly sandbox: Sandbox
  readonly #opened: Exchange[] = []

  private constructor(sandbox: Sandbox) {
    this.sandbox = sandbox
  }

  static async open(): Promise<FirmFronts> {
    return new FirmFronts(await startSandbox({ tls: false }))
  }

  /** As the firm reaches the venue. */
  firmEndpoint(venue: VenueName): VenueEndpoint {
    return this.sandbox.firmVenues.find(({ name }) => name === venue)!.endpoint
  }

  /** As whoever reads the firm's account reaches the venue. */
  auditorEndpoint(venue: VenueName): VenueEndpoint {
    const { firmAccount } = this.sandbox.endpoints.venues[venue]!
    return { ...firmAccount, secondaryRest: '' }
  }

  checksEndpoint(venue: VenueName): VenueEndpoint {
    return this.sandbox.endpoints.venues[venue]!
  }

  async ccxt(venue: VenueName, endpoint: VenueEndpoint): Promise<Exchange> {
    const options = {
      ...ccxtOptions(endpoint, venueKinds[venue].ccxt),
      httpAgent: new Agent({ keepAlive: true }),
      rateLimit: 1,
      timeout: 30_000,
      // Two clients must not look like one that retries.
      maxRetriesOnFailure: 0,
    }
    const exchange =
      venue === 'binance'
        ? new ccxt.pro.binance(options)
        : venue === 'coinbase'
          ? new ccxt.pro.coinbaseexchange(options)
          : new ccxt.pro.kraken(options)
    this.#opened.push(exchange)
    await exchange.loadMarkets()
    return exchange
  }

  async control(method: string, path: string, body?: object): Promise<ControlAnswer> {
    const response = await fetch(this.sandbox.endpoints.control + path, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: await response.json() }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const exchange of this.#opened) await exchange.close()
    await this.sandbox.close()
  }
}

interface ControlAnswer {
  readonly status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read whatever the control port answers
  readonly body: any
}

/** Places a limit order to buy that rests, a hundredth below the best bid. */
export async function restingBuy(
  exchange: Exchange,
  symbol: string,
  params: object = {},
): Promise<Order> {
  const { bid } = await exchange.fetchTicker(symbol)
  const price = exchange.priceToPrecision(symbol, bid! * 0.99)
  return exchange.createOrder(symbol, 'limit', 'buy', 0.01, Number(price), params)
}
