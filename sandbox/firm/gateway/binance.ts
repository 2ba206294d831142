import { plainClientOrderId } from './client-order-id.ts'
import { sum } from './decimals.ts'
import { Fields } from './fields.ts'
import { Listeners } from './listeners.ts'
import { VenueFailure } from './venue-failure.ts'
import type { GatewayOptions } from './options.ts'
import { patiently } from './patience.ts'
import type {
  CancelAnswer,
  CreateGateway,
  Gateway,
  GatewayEvent,
  VenueAnswer,
  VenueBalance,
  VenueFill,
  VenueInstrument,
  VenueOrder,
  VenueOrderKey,
  VenueOrderReport,
} from './port.ts'
import type { PrivateStream } from './private-stream.ts'
import { cancelAnswer, orderAnswer } from './binance/answers.ts'
import { BinanceClient, type Parameters } from './binance/client.ts'
import { instrumentOf, queriedReport } from './binance/reports.ts'
import { Replacements } from './binance/replacements.ts'
import { tradesSince } from './binance/trades.ts'
import { openUserStream } from './binance/user-stream.ts'
import { orderParameters, unsupportedBy } from './binance/words.ts'

const noSuchOrder = '-2013'
const clockEveryMs = 60_000
/** What a list of open orders weighs, of one instrument and of all (Binance Spot API, current open orders). */
const openOrdersWeight = { one: 6, all: 80 } as const

class BinanceGateway implements Gateway {
  readonly venue = 'binance'
  readonly orderTypes = ['market', 'limit', 'stopMarket', 'stopLimit'] as const
  readonly timesInForce = ['GTC', 'IOC', 'FOK'] as const
  readonly replaces = true
  readonly #options: GatewayOptions
  readonly #client: BinanceClient
  readonly #listeners = new Listeners()
  readonly #replacements = new Replacements(event => this.#listeners.tell(event))
  readonly #stream: PrivateStream
  #instruments: readonly VenueInstrument[] = []
  #clock: NodeJS.Timeout | undefined
  readonly #life = new AbortController()

  constructor(options: GatewayOptions) {
    this.#options = options
    this.#client = new BinanceClient(options)
    this.#stream = openUserStream(options, {
      client: this.#client,
      tell: event => this.#replacements.hear(event),
    })
  }

  /** As given, where Binance takes it; else a hash of it. */
  venueClientOrderId(clientOrderId: string): string {
    return plainClientOrderId(clientOrderId)
  }

  async open(): Promise<void> {
    await this.#loadPatiently()
    this.#clock ??= setInterval(() => {
      this.#client.measureClock().catch(() => undefined)
    }, clockEveryMs).unref()
    await this.#stream.open()
  }

  async submit(order: VenueOrder): Promise<VenueAnswer> {
    const message = unsupportedBy(order)
    if (message !== undefined) return { kind: 'rejected', code: 'unsupported', message }
    const outcome = await this.#client.command({
      method: 'POST',
      path: '/api/v3/order',
      parameters: orderParameters(order),
      weight: 1,
      orders: 1,
    })
    return orderAnswer(outcome)
  }

  async cancel(key: VenueOrderKey): Promise<CancelAnswer> {
    const outcome = await this.#client.command({
      method: 'DELETE',
      path: '/api/v3/order',
      parameters: targetOf(key),
      weight: 1,
    })
    return cancelAnswer(outcome)
  }

  /**
   * Cancels and places anew under the same client order id, only while nothing of the order is filled. When the cancel
   * succeeded and the new order was refused, the answer is `rejected` and the stream tells that the order is canceled.
   */
  async replace(
    key: VenueOrderKey,
    terms: { readonly price: string; readonly quantity: string },
  ): Promise<VenueAnswer> {
    const current = await this.#lookUp(key).catch(String)
    if (typeof current === 'string') return { kind: 'rejected', code: 'other', message: current }
    if (!current) return { kind: 'rejected', code: 'other', message: 'Order does not exist.' }
    const { symbol, venueOrderId, venueClientOrderId } = queriedReport(current)
    this.#replacements.begin(venueOrderId)
    const outcome = await this.#client.command({
      method: 'POST',
      path: '/api/v3/order/cancelReplace',
      parameters: {
        symbol,
        cancelReplaceMode: 'STOP_ON_FAILURE',
        cancelRestrictions: 'ONLY_NEW',
        cancelOrderId: venueOrderId,
        ...sameTerms(current),
        ...terms,
        newClientOrderId: venueClientOrderId,
        newOrderRespType: 'ACK',
      },
      weight: 1,
      orders: 1,
    })
    const answer = orderAnswer(outcome, body => body.fields('newOrderResponse').text('orderId'))
    this.#replacements.end(venueOrderId, answer.kind === 'accepted')
    return answer
  }

  async order(key: VenueOrderKey): Promise<VenueOrderReport | undefined> {
    const found = await this.#lookUp(key)
    return found && queriedReport(found)
  }

  /** Of all instruments at once, or of one after the other where that weighs less. */
  async openOrders(): Promise<readonly VenueOrderReport[]> {
    const ask = { method: 'GET', path: '/api/v3/openOrders' } as const
    const symbols = this.#instruments.map(({ symbol }) => symbol)
    if (symbols.length * openOrdersWeight.one >= openOrdersWeight.all)
      return listed(await this.#client.ask({ ...ask, weight: openOrdersWeight.all }))
    const reports: VenueOrderReport[] = []
    for (const symbol of symbols) {
      const asked = { ...ask, parameters: { symbol }, weight: openOrdersWeight.one }
      reports.push(...listed(await this.#client.ask(asked)))
    }
    return reports
  }

  async fills(symbols: readonly string[], sinceMs: number): Promise<readonly VenueFill[]> {
    const fills: VenueFill[] = []
    for (const symbol of symbols) fills.push(...(await tradesSince(this.#client, symbol, sinceMs)))
    return fills.sort((left, right) => left.venueMs - right.venueMs)
  }

  async balances(): Promise<readonly VenueBalance[]> {
    const body = await this.#client.ask({ method: 'GET', path: '/api/v3/account', weight: 20 })
    return new Fields(body).list('balances').map(balance => ({
      currency: balance.text('asset'),
      total: sum(balance.text('free'), balance.text('locked')),
      available: balance.decimal('free'),
    }))
  }

  instruments(): readonly VenueInstrument[] {
    return this.#instruments
  }

  listen(listener: (event: GatewayEvent) => void): () => void {
    return this.#listeners.add(listener)
  }

  async reset(): Promise<void> {
    this.#client.reset()
    await this.#loadPatiently()
    await this.#stream.reset()
  }

  async close(): Promise<void> {
    this.#life.abort()
    clearInterval(this.#clock)
    await this.#stream.close()
    this.#client.close()
  }

  #loadPatiently(): Promise<void> {
    return patiently(() => this.#load(), { ...this.#options, signal: this.#life.signal })
  }

  async #load(): Promise<void> {
    await this.#client.measureClock()
    const body = await this.#client.ask({
      method: 'GET',
      path: '/api/v3/exchangeInfo',
      weight: 20,
      isSigned: false,
    })
    const info = new Fields(body)
    this.#client.publishLimits(info.list('rateLimits'))
    this.#instruments = info.list('symbols').map(instrumentOf)
  }

  /** Undefined only when the venue says that there is none. */
  async #lookUp(key: VenueOrderKey): Promise<Fields | undefined> {
    const { body, refusal } = await this.#client.tryToAsk({
      method: 'GET',
      path: '/api/v3/order',
      parameters: targetOf(key),
      weight: 4,
    })
    if (refusal?.code === noSuchOrder) return undefined
    if (refusal) throw new VenueFailure('refused', `the order was not told: ${refusal.message}`)
    return new Fields(body)
  }
}

const listed = (body: unknown): readonly VenueOrderReport[] => Fields.list(body).map(queriedReport)

/** By the firm's own id where the order has one. */
const targetOf = ({ symbol, venueClientOrderId, venueOrderId }: VenueOrderKey): Parameters =>
  venueClientOrderId === ''
    ? { symbol, orderId: venueOrderId }
    : { symbol, origClientOrderId: venueClientOrderId }

/** What an order keeps when it is replaced. */
function sameTerms(order: Fields): Parameters {
  const type = order.text('type')
  return {
    side: order.text('side'),
    type,
    timeInForce: type === 'LIMIT_MAKER' ? undefined : order.text('timeInForce'),
    stopPrice: order.price('stopPrice'),
  }
}

export const createBinance: CreateGateway = options => new BinanceGateway(options)
