import { Allowance, type Charge } from '../allowance.ts'
import { answered, call, type CallOutcome } from '../calls.ts'
import { Fields } from '../fields.ts'
import type { GatewayOptions } from '../options.ts'
import { RestClient, type RestAnswer, type RestRequest } from '../rest.ts'
import { VenueFailure } from '../venue-failure.ts'
import { KrakenLimits } from './limits.ts'
import { Nonces } from './nonces.ts'
import { krakenSignature } from './signing.ts'
import { Turns } from './turns.ts'
import { isSlowDown, lockoutMs, throttledUntilMs } from './words.ts'

export type Form = Readonly<Record<string, string | undefined>>

interface Request {
  /** Such as `private/AddOrder`. */
  readonly method: string
  readonly form?: Form
  readonly charges: readonly Charge[]
}

const questionWaitsMs = 30_000
const leastQuestionMs = 2000
/** How often a question is asked that the venue does not read because there were too many. */
const mostTries = 3
/** Who waits longer for the answer before may send: then nonces can still only be overtaken by what is stuck. */
const longestTurnMs = 100
const keyUsedUp = 'EAPI:Rate limit exceeded'
const wrongNonce = 'EAPI:Invalid nonce'

/** Speaks Kraken's REST: signs with nonces that rise, and obeys its limits. */
export class KrakenClient {
  readonly limits: KrakenLimits
  readonly #rest: RestClient
  readonly #allowance: Allowance
  readonly #options: GatewayOptions
  readonly #nonces = new Nonces()
  readonly #turns = new Turns(longestTurnMs)

  constructor(options: GatewayOptions) {
    this.#options = options
    this.limits = new KrakenLimits(options.timeScale)
    this.#rest = new RestClient(options.venue.endpoint.rest, options.certificateAuthority)
    this.#allowance = new Allowance(options)
  }

  /** Sends what changes something at the venue, within the time for orders. */
  command(request: Request): Promise<CallOutcome> {
    return this.#send(request, this.#options.answerWithinMs)
  }

  /** Asks; fails where the answer is a refusal or is none. */
  async ask(request: Request): Promise<Fields> {
    const { result, refusal } = await this.tryToAsk(request)
    if (result) return result
    throw new VenueFailure('refused', `${request.method}: ${refusal}`)
  }

  /** Asks; a refusal is an answer too, so that its words can be looked at. */
  async tryToAsk(
    request: Request,
  ): Promise<{ readonly result?: Fields; readonly refusal?: string | undefined }> {
    const withinMs = Math.max(this.#options.answerWithinMs, leastQuestionMs)
    const givenUpMs = performance.now() + questionWaitsMs
    for (let tries = 1; ; tries++) {
      const waitsMs = givenUpMs - performance.now()
      const answer = answered(await this.#send(request, withinMs, waitsMs), request.method)
      const result = resultIn(answer)
      if (result) return { result }
      if (!asksToSlowDown(answer) || tries === mostTries) return { refusal: refusalIn(answer) }
    }
  }

  reset(): void {
    this.#allowance.reset()
    this.#rest.reset()
  }

  close(): void {
    this.#allowance.reset()
    this.#rest.close()
  }

  /** A request with a nonce that was overtaken was refused unread, so it is sent once more with a new one. */
  async #send(request: Request, withinMs: number, waitsMs?: number): Promise<CallOutcome> {
    const outcome = await this.#sendOnce(request, withinMs, waitsMs)
    if (outcome.kind !== 'answered' || refusalIn(outcome) !== wrongNonce) return outcome
    return this.#sendOnce(request, withinMs, waitsMs)
  }

  #sendOnce(request: Request, withinMs: number, waitsMs?: number): Promise<CallOutcome> {
    return call(
      { rest: this.#rest, allowance: this.#allowance },
      {
        write: () => this.#write(request),
        charges: request.charges,
        withinMs,
        waitsMs,
        heed: answer => this.#heed(answer),
        ...(request.method.startsWith('private') && {
          inTurn: <T>(act: () => Promise<T>) => this.#turns.take(act),
        }),
      },
    )
  }

  #heed(answer: RestAnswer): void {
    if (!asksToSlowDown(answer)) return this.#allowance.answered()
    const refusal = refusalIn(answer)!
    if (refusal === keyUsedUp) this.limits.privateUsedUp()
    const untilMs = throttledUntilMs(refusal)
    if (untilMs !== undefined) this.#allowance.slowDown(Math.max(0, untilMs - Date.now()))
    else this.#allowance.slowDown(lockoutMs(refusal, this.#options.timeScale))
  }

  #write({ method, form = {} }: Request): RestRequest {
    const given = Object.entries(form).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    )
    const path = `/0/${method}`
    if (method.startsWith('public')) {
      const query = new URLSearchParams(given).toString()
      return { method: 'GET', path: query === '' ? path : `${path}?${query}` }
    }
    const { apiKey, secret } = this.#options.venue.endpoint.credentials
    const nonce = this.#nonces.next()
    const body = new URLSearchParams([['nonce', nonce], ...given]).toString()
    return {
      method: 'POST',
      path,
      headers: {
        'API-Key': apiKey,
        'API-Sign': krakenSignature(secret, { path, nonce, body }),
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body,
    }
  }
}

function asksToSlowDown(answer: RestAnswer): boolean {
  const refusal = refusalIn(answer)
  return refusal !== undefined && (answer.status === 429 || isSlowDown(refusal))
}

/** The result in an envelope without errors. */
export function resultIn({ status, body }: RestAnswer): Fields | undefined {
  if (status !== 200 || typeof body !== 'object' || body === null) return undefined
  const envelope = new Fields(body)
  const errors = envelope.raw('error')
  const isFine = Array.isArray(errors) && errors.length === 0
  return isFine && envelope.has('result') ? envelope.fields('result') : undefined
}

/** The words of a refusal; undefined where the answer is a result. */
export function refusalIn(answer: RestAnswer): string | undefined {
  if (resultIn(answer)) return undefined
  const { status, body } = answer
  const errors = typeof body === 'object' && body !== null && new Fields(body).raw('error')
  return Array.isArray(errors) && errors.length > 0
    ? errors.map(String).join(', ')
    : `the venue answered ${status}`
}
