import { Agent, request } from 'undici'
import type { VenueEndpoint } from '../../../endpoints.ts'
import type { Row } from '../level-book.ts'

/** Weight 25 of the 6000 that the venue allows a minute. */
const levelsAsked = 500
const answerMs = 5000
/** After a refusal, unless the venue says how long to wait. */
const restMs = 3000

/** A book as it was at an update. */
export interface Snapshot {
  readonly lastUpdateId: number
  readonly bids: readonly Row[]
  readonly asks: readonly Row[]
  /** Whether there is more than it shows. */
  readonly isCutOff: boolean
}

/** Asks Binance for books over REST. */
export class BinanceSnapshots {
  readonly #agent: Agent
  #entrances: readonly [now: string, then: string]
  #restsUntilMs = 0

  constructor(
    { rest, secondaryRest }: Pick<VenueEndpoint, 'rest' | 'secondaryRest'>,
    certificateAuthority: string | undefined,
  ) {
    this.#entrances = [rest, secondaryRest]
    this.#agent = new Agent({
      headersTimeout: answerMs,
      bodyTimeout: answerMs,
      connect: {
        timeout: answerMs,
        ...(certificateAuthority !== undefined && { ca: certificateAuthority }),
      },
    })
  }

  /** Undefined when the venue gives no book; having refused one, it is not asked for a while, and by its other entrance. */
  async of(symbol: string): Promise<Snapshot | undefined> {
    if (performance.now() < this.#restsUntilMs) return undefined
    const url = `${this.#entrances[0]}/api/v3/depth?symbol=${symbol}&limit=${levelsAsked}`
    try {
      const { statusCode, headers, body } = await request(url, { dispatcher: this.#agent })
      if (statusCode !== 200) {
        this.#rest(Number(headers['retry-after']) * 1000)
        await body.dump()
        return undefined
      }
      const { lastUpdateId, bids, asks } = (await body.json()) as Snapshot
      if (!Number.isSafeInteger(lastUpdateId) || !bids || !asks) return undefined
      const isCutOff = Math.max(bids.length, asks.length) >= levelsAsked
      return { lastUpdateId, bids, asks, isCutOff }
    } catch {
      this.#rest()
      return undefined
    }
  }

  #rest(toldMs = Number.NaN): void {
    this.#entrances = [this.#entrances[1], this.#entrances[0]]
    this.#restsUntilMs = performance.now() + (toldMs > 0 ? toldMs : restMs)
  }

  close(): Promise<void> {
    return this.#agent.destroy()
  }
}
