import { Allowance, retryAfterMs, type Charge } from '../allowance.ts'
import { answered, call, type CallOutcome } from '../calls.ts'
import { Fields } from '../fields.ts'
import { BucketMeter } from '../meters.ts'
import type { GatewayOptions } from '../options.ts'
import { RestClient, type RestAnswer, type RestRequest } from '../rest.ts'
import { VenueClock } from '../venue-clock.ts'
import { VenueFailure } from '../venue-failure.ts'
import { coinbaseSignature } from './signing.ts'

type AllowanceName = 'public' | 'private' | 'fills'

/** What Coinbase publishes: so many at once, so many a second. */
const allowances = {
  public: { burst: 15, perSecond: 10 },
  private: { burst: 30, perSecond: 15 },
  fills: { burst: 20, perSecond: 10 },
} as const satisfies Record<AllowanceName, { burst: number; perSecond: number }>

interface Request {
  readonly method: RestRequest['method']
  readonly path: string
  readonly body?: object
  readonly allowance?: AllowanceName
}

const questionWaitsMs = 30_000
const leastQuestionMs = 2000

/** Speaks the REST of Coinbase Exchange: signs, keeps the venue's time, and obeys its limits. */
export class CoinbaseClient {
  readonly clock = new VenueClock()
  readonly #rest: RestClient
  readonly #allowance: Allowance
  readonly #meters: Readonly<Record<AllowanceName, BucketMeter>>
  readonly #options: GatewayOptions

  constructor(options: GatewayOptions) {
    const { timeScale } = options
    this.#options = options
    this.#rest = new RestClient(options.venue.endpoint.rest, options.certificateAuthority)
    this.#allowance = new Allowance(options)
    this.#meters = {
      public: new BucketMeter({ ...allowances.public, timeScale }),
      private: new BucketMeter({ ...allowances.private, timeScale }),
      fills: new BucketMeter({ ...allowances.fills, timeScale }),
    }
  }

  /** Sends what changes something at the venue, within the time for orders. */
  command(request: Request): Promise<CallOutcome> {
    return this.#send(request, this.#options.answerWithinMs)
  }

  /** Asks; fails where the answer is a refusal or is none. */
  async ask(request: Request): Promise<RestAnswer> {
    const answer = await this.tryToAsk(request)
    if (answer.status === 200 && answer.body !== undefined) return answer
    throw new VenueFailure('refused', `${request.path}: ${refusalIn(answer)}`)
  }

  /** Asks; a refusal is an answer too, so that its status can be looked at. */
  async tryToAsk(request: Request): Promise<RestAnswer> {
    const withinMs = Math.max(this.#options.answerWithinMs, leastQuestionMs)
    return answered(await this.#send(request, withinMs, questionWaitsMs), request.path)
  }

  async measureClock(): Promise<void> {
    await this.clock.measure(async () => {
      const { body } = await this.ask({ method: 'GET', path: '/time', allowance: 'public' })
      return new Fields(body).number('epoch') * 1000
    })
  }

  /** What a request or a subscription proves itself with: the time in seconds and the signature. */
  proof(text: string): { readonly timestamp: string; readonly signature: string } {
    const timestamp = (this.clock.now() / 1000).toFixed(3)
    const { secret } = this.#options.venue.endpoint.credentials
    return { timestamp, signature: coinbaseSignature(secret, timestamp + text) }
  }

  reset(): void {
    this.#allowance.reset()
    this.#rest.reset()
  }

  close(): void {
    this.#allowance.reset()
    this.#rest.close()
  }

  #send(request: Request, withinMs: number, waitsMs?: number): Promise<CallOutcome> {
    return call(
      { rest: this.#rest, allowance: this.#allowance },
      {
        write: () => this.#write(request),
        charges: this.#charges(request),
        withinMs,
        waitsMs,
        heed: answer => this.#heed(answer),
      },
    )
  }

  #heed({ status, header }: RestAnswer): void {
    if (status === 429) this.#allowance.slowDown(retryAfterMs(header('retry-after')))
    else this.#allowance.answered()
  }

  #charges({ allowance = 'private' }: Request): readonly Charge[] {
    return [{ meter: this.#meters[allowance], amount: 1 }]
  }

  #write({ method, path, body, allowance = 'private' }: Request): RestRequest {
    if (allowance === 'public') return { method, path }
    const { apiKey, passphrase = '' } = this.#options.venue.endpoint.credentials
    const text = body && JSON.stringify(body)
    const { timestamp, signature } = this.proof(`${method}${path}${text ?? ''}`)
    return {
      method,
      path,
      headers: {
        'CB-ACCESS-KEY': apiKey,
        'CB-ACCESS-SIGN': signature,
        'CB-ACCESS-TIMESTAMP': timestamp,
        'CB-ACCESS-PASSPHRASE': passphrase,
        ...(text !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(text !== undefined && { body: text }),
    }
  }
}

/** The words of a refusal. */
export function refusalIn({ status, body }: RestAnswer): string {
  const words = typeof body === 'object' && body !== null && new Fields(body).optional('message')
  return words || `the venue answered ${status}`
}
