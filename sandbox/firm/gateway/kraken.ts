import { uuidOf } from './client-order-id.ts'
import { difference } from './decimals.ts'
import { cancelAnswer, orderAnswer } from './kraken/answers.ts'
import { KrakenClient } from './kraken/client.ts'
import { openExecutions } from './kraken/executions.ts'
import { Pairs } from './kraken/pairs.ts'
import { fillsSince, openOrders, orderOf } from './kraken/queries.ts'
import { orderForm, unsupportedBy } from './kraken/words.ts'
import { Listeners } from './listeners.ts'
import type { GatewayOptions } from './options.ts'
import { OrderNotes } from './order-notes.ts'
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

class KrakenGateway implements Gateway {
  readonly venue = 'kraken'
  readonly orderTypes = ['market', 'limit', 'stopMarket', 'stopLimit'] as const
  readonly timesInForce = ['GTC', 'IOC', 'FOK'] as const
  readonly replaces = true
  readonly #options: GatewayOptions
  readonly #client: KrakenClient
  readonly #listeners = new Listeners()
  readonly #notes = new OrderNotes()
  readonly #stream: PrivateStream
  readonly #life = new AbortController()
  #pairs = new Pairs()

  constructor(options: GatewayOptions) {
    this.#options = options
    this.#client = new KrakenClient(options)
    this.#stream = openExecutions(options, {
      client: this.#client,
      notes: this.#notes,
      tell: event => this.#listeners.tell(event),
    })
  }

  /** A UUID made of the firm's id: the venue takes it, or no more than 18 letters. */
  venueClientOrderId(clientOrderId: string): string {
    return uuidOf(clientOrderId)
  }

  async open(): Promise<void> {
    await this.#loadPatiently()
    await this.#stream.open()
  }

  async submit(order: VenueOrder): Promise<VenueAnswer> {
    const message = unsupportedBy(order)
    if (message !== undefined) return { kind: 'rejected', code: 'unsupported', message }
    const { limits } = this.#client
    limits.touched(order.venueClientOrderId)
    const outcome = await this.#client.command({
      method: 'private/AddOrder',
      form: orderForm(order, this.#pairs.restName(order.symbol)),
      charges: limits.add(order.symbol),
    })
    const answer = orderAnswer(outcome, result => {
      const ids = result.raw('txid')
      return Array.isArray(ids) ? String(ids[0]) : undefined
    })
    if (answer.kind === 'accepted') this.#notes.placed(order, answer.venueOrderId)
    return answer
  }

  async cancel(key: VenueOrderKey): Promise<CancelAnswer> {
    const outcome = await this.#client.command({
      method: 'private/CancelOrder',
      form: targetOf(key),
      charges: this.#client.limits.cancel(key.symbol, key.venueClientOrderId),
    })
    return cancelAnswer(outcome)
  }

  /** Amends the order where it stands: it keeps its ids, and where the venue lets it, its place. */
  async replace(
    key: VenueOrderKey,
    { price, quantity }: { readonly price: string; readonly quantity: string },
  ): Promise<VenueAnswer> {
    const current = key.venueOrderId ?? (await this.order(key).catch(String))
    if (typeof current === 'string' && current !== key.venueOrderId) {
      return { kind: 'rejected', code: 'other', message: current }
    }
    const venueOrderId = typeof current === 'string' ? current : current?.venueOrderId
    if (venueOrderId === undefined) {
      return { kind: 'rejected', code: 'other', message: 'the venue knows no such order' }
    }
    const { limits } = this.#client
    const outcome = await this.#client.command({
      method: 'private/AmendOrder',
      form: { ...targetOf(key), limit_price: price, order_qty: quantity },
      charges: limits.amend(key.symbol, key.venueClientOrderId),
    })
    const answer = orderAnswer(outcome, result =>
      result.has('amend_id') ? venueOrderId : undefined,
    )
    if (answer.kind !== 'rejected') limits.touched(key.venueClientOrderId)
    return answer
  }

  order(key: VenueOrderKey): Promise<VenueOrderReport | undefined> {
    return orderOf(this.#client, this.#pairs, key)
  }

  openOrders(): Promise<readonly VenueOrderReport[]> {
    return openOrders(this.#client, this.#pairs)
  }

  async fills(symbols: readonly string[], sinceMs: number): Promise<readonly VenueFill[]> {
    const fills = await fillsSince(this.#client, this.#pairs, sinceMs)
    return fills.filter(({ symbol }) => symbols.includes(symbol))
  }

  async balances(): Promise<readonly VenueBalance[]> {
    const charges = this.#client.limits.privateCall(1)
    const assets = await this.#client.ask({ method: 'private/BalanceEx', charges })
    return assets.names().map(asset => {
      const balance = assets.fields(asset)
      return {
        currency: this.#pairs.currencyOf(asset),
        total: balance.decimal('balance'),
        available: difference(balance.text('balance'), balance.optional('hold_trade') ?? '0'),
      }
    })
  }

  instruments(): readonly VenueInstrument[] {
    return this.#pairs.instruments
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
    await this.#stream.close()
    this.#client.close()
  }

  #loadPatiently(): Promise<void> {
    return patiently(() => this.#load(), { ...this.#options, signal: this.#life.signal })
  }

  async #load(): Promise<void> {
    const charges = this.#client.limits.publicCall()
    this.#pairs = new Pairs(await this.#client.ask({ method: 'public/AssetPairs', charges }))
  }
}

/** By the firm's own id where the order has one. */
const targetOf = ({ venueClientOrderId, venueOrderId }: VenueOrderKey) =>
  venueClientOrderId === '' ? { txid: venueOrderId } : { cl_ord_id: venueClientOrderId }

export const createKraken: CreateGateway = options => new KrakenGateway(options)
