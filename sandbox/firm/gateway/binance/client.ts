import { Allowance, retryAfterMs } from '../allowance.ts'
import { answered, call, type CallOutcome } from '../calls.ts'
import { Fields } from '../fields.ts'
import type { GatewayOptions } from '../options.ts'
import { RestClient, type RestAnswer, type RestRequest } from '../rest.ts'
import { VenueFailure } from '../venue-failure.ts'
import { VenueClock } from '../venue-clock.ts'
import { BinanceLimits } from './limits.ts'
import { binanceSignature } from './signing.ts'

export type Parameters = Readonly<Record<string, string | number | undefined>>

interface Request {
  readonly method: RestRequest['method']
  readonly path: string
  readonly parameters?: Parameters
  readonly weight: number
  /** How many new orders it may count as. */
  readonly orders?: number
  readonly isSigned?: boolean
}

/** How old a request may be when it arrives. */
const receiveWindowMs = 5000
/** A question may wait so long for the allowance: what an order may not. */
const questionWaitsMs = 30_000
const leastQuestionMs = 2000
const wrongTime = '-1021'

/** Speaks Binance's REST: signs, keeps the venue's time, and obeys its limits. */
export class BinanceClient {
  readonly clock = new VenueClock()
  readonly #rest: RestClient
  readonly #allowance: Allowance
  readonly #limits = new BinanceLimits(() => this.clock.now())
  readonly #options: GatewayOptions

  constructor(options: GatewayOptions) {
    this.#options = options
    this.#rest = new RestClient(options.venue.endpoint.rest, options.certificateAuthority)
    this.#allowance = new Allowance(options)
  }

  /** Sends what changes something at the venue, within the time for orders. */
  command(request: Request): Promise<CallOutcome> {
    return this.#send(request, this.#options.answerWithinMs)
  }

  /** Asks; fails where the answer is a refusal or is none. */
  async ask(request: Request): Promise<unknown> {
    const { body, refusal } = await this.tryToAsk(request)
    if (refusal) throw new VenueFailure('refused', `${request.path}: ${refusal.message}`)
    return body
  }

  /** Asks; a refusal is an answer too, so that its code can be looked at. */
  async tryToAsk(
    request: Request,
  ): Promise<{ readonly body: unknown; readonly refusal?: { code: string; message: string } }> {
    const withinMs = Math.max(this.#options.answerWithinMs, leastQuestionMs)
    const outcome = await this.#send(request, withinMs, questionWaitsMs)
    const { status, body } = answered(outcome, request.path)
    if (status === 200 && body !== undefined) return { body }
    return { body, refusal: refusalIn(body) ?? { code: '', message: `answered ${status}` } }
  }

  async measureClock(): Promise<void> {
    await this.clock.measure(async () => {
      const body = await this.ask({
        method: 'GET',
        path: '/api/v3/time',
        weight: 1,
        isSigned: false,
      })
      return new Fields(body).number('serverTime')
    })
  }

  /** Resolves once something else than a request to REST may be sent that uses the same allowance. */
  async admit(weight: number): Promise<void> {
    const charges = this.#limits.charges(weight, 0)
    if (!(await this.#allowance.admit(charges, questionWaitsMs))) {
      throw new VenueFailure('notSent', 'the venue allows no more requests within the time')
    }
    this.#limits.settle(weight, 0, undefined)
    this.#allowance.done(charges)
  }

  publishLimits(limits: readonly Fields[]): void {
    this.#limits.publish(limits)
  }

  reset(): void {
    this.#allowance.reset()
    this.#rest.reset()
  }

  close(): void {
    this.#allowance.reset()
    this.#rest.close()
  }

  async #send(request: Request, withinMs: number, waitsMs?: number): Promise<CallOutcome> {
    const { weight, orders = 0 } = request
    const outcome = await call(
      { rest: this.#rest, allowance: this.#allowance },
      {
        write: () => this.#write(request),
        charges: this.#limits.charges(weight, orders),
        withinMs,
        waitsMs,
        heed: answer => this.#heed(answer),
      },
    )
    if (outcome.kind === 'held') return outcome
    this.#limits.settle(weight, orders, outcome.kind === 'answered' ? outcome : undefined)
    return outcome
  }

  #heed({ status, header, body }: RestAnswer): void {
    if (status === 429 || status === 418) {
      this.#allowance.slowDown(retryAfterMs(header('retry-after')))
      return
    }
    this.#allowance.answered()
    if (refusalIn(body)?.code === wrongTime) {
      // The next request is on time; should the venue not tell its time now, the one after is.
      this.measureClock().catch(() => undefined)
    }
  }

  #write({ method, path, parameters = {}, isSigned = true }: Request): RestRequest {
    const { apiKey, secret } = this.#options.venue.endpoint.credentials
    const given = Object.entries(parameters).filter(([, value]) => value !== undefined)
    const query = new URLSearchParams(
      given.map(([name, value]): [string, string] => [name, String(value)]),
    )
    if (!isSigned)
      return { method, path: given.length === 0 ? path : `${path}?${query.toString()}` }
    query.set('recvWindow', String(receiveWindowMs))
    query.set('timestamp', String(this.clock.now()))
    const payload = query.toString()
    return {
      method,
      path: `${path}?${payload}&signature=${binanceSignature(secret, payload)}`,
      headers: { 'X-MBX-APIKEY': apiKey },
    }
  }
}

/** The code and words of an error body; undefined where it is none. */
export function refusalIn(body: unknown): { code: string; message: string } | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const fields = new Fields(body)
  const code = fields.optional('code')
  return code === undefined ? undefined : { code, message: fields.optional('msg') ?? '' }
}
