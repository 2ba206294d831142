import { cancelAnswer, orderAnswer } from './coinbase/answers.ts'
import { CoinbaseClient, refusalIn } from './coinbase/client.ts'
import { OrderNotes } from './order-notes.ts'
import { fillsSince, openOrders } from './coinbase/pages.ts'
import { instrumentOf, queriedReport } from './coinbase/reports.ts'
import { openUserStream } from './coinbase/user-stream.ts'
import { orderBody, unsupportedBy } from './coinbase/words.ts'
import { uuidOf } from './client-order-id.ts'
import { Fields } from './fields.ts'
import { Listeners } from './listeners.ts'
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
import { VenueFailure } from './venue-failure.ts'

const clockEveryMs = 60_000

class CoinbaseGateway implements Gateway {
  readonly venue = 'coinbase'
  readonly orderTypes = ['market', 'limit', 'stopMarket', 'stopLimit'] as const
  readonly timesInForce = ['GTC', 'IOC', 'FOK'] as const
  readonly replaces = false
  readonly #options: GatewayOptions
  readonly #client: CoinbaseClient
  readonly #listeners = new Listeners()
  readonly #notes = new OrderNotes()
  readonly #stream: PrivateStream
  readonly #life = new AbortController()
  #instruments: readonly VenueInstrument[] = []
  #clock: NodeJS.Timeout | undefined

  constructor(options: GatewayOptions) {
    this.#options = options
    this.#client = new CoinbaseClient(options)
    this.#stream = openUserStream(options, {
      client: this.#client,
      notes: this.#notes,
      products: () => this.#instruments.map(({ symbol }) => symbol),
      openOrders: () => openOrders(this.#client),
      tell: event => this.#listeners.tell(event),
    })
  }

  /** A UUID made of the firm's id: the venue takes no other shape. */
  venueClientOrderId(clientOrderId: string): string {
    return uuidOf(clientOrderId)
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
    const body = orderBody(order)
    const answer = orderAnswer(
      await this.#client.command({ method: 'POST', path: '/orders', body }),
    )
    if (answer.kind === 'accepted') this.#notes.placed(order, answer.venueOrderId)
    return answer
  }

  async cancel(key: VenueOrderKey): Promise<CancelAnswer> {
    const path = `${pathOf(key)}?product_id=${encodeURIComponent(key.symbol)}`
    return cancelAnswer(await this.#client.command({ method: 'DELETE', path }))
  }

  /** The venue forgets an order that was canceled before anything of it was filled: it is undefined then. */
  async order(key: VenueOrderKey): Promise<VenueOrderReport | undefined> {
    const answer = await this.#client.tryToAsk({ method: 'GET', path: pathOf(key) })
    const { status, body } = answer
    if (status === 200 && body !== undefined) return queriedReport(new Fields(body))
    const message = refusalIn(answer)
    if (status === 404 && /not ?found/i.test(message)) return undefined
    throw new VenueFailure('refused', `the order was not told: ${message}`)
  }

  openOrders(): Promise<readonly VenueOrderReport[]> {
    return openOrders(this.#client)
  }

  async fills(symbols: readonly string[], sinceMs: number): Promise<readonly VenueFill[]> {
    const fills: VenueFill[] = []
    for (const symbol of symbols) fills.push(...(await fillsSince(this.#client, symbol, sinceMs)))
    return fills.sort((left, right) => left.venueMs - right.venueMs)
  }

  async balances(): Promise<readonly VenueBalance[]> {
    const { body } = await this.#client.ask({ method: 'GET', path: '/accounts' })
    return Fields.list(body).map(account => ({
      currency: account.text('currency'),
      total: account.decimal('balance'),
      available: account.decimal('available'),
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
    this.#notes.clear()
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
    const { body } = await this.#client.ask({
      method: 'GET',
      path: '/products',
      allowance: 'public',
    })
    this.#instruments = Fields.list(body).map(instrumentOf)
  }
}

/** By the firm's own id where the order has one. */
const pathOf = ({ venueClientOrderId, venueOrderId = '' }: VenueOrderKey): string =>
  venueClientOrderId === '' ? `/orders/${venueOrderId}` : `/orders/client:${venueClientOrderId}`

export const createCoinbase: CreateGateway = options => new CoinbaseGateway(options)
