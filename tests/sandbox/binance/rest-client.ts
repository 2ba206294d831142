import type { VenueEndpoint } from '../../../sandbox/endpoints.ts'
import { signatureOf } from '../../../sandbox/venues/binance/signing.ts'

/** An answer over plain HTTP, its JSON parsed if it is any. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read whatever the venue answers
  readonly body: any
}

type Fields = Readonly<Record<string, string | number>>

/** Sends requests as Binance's documentation says, without any library of a venue. */
export class RestClient {
  readonly #endpoint: VenueEndpoint
  readonly #now: () => number

  constructor(endpoint: VenueEndpoint, now: () => number = Date.now) {
    this.#endpoint = endpoint
    this.#now = now
  }

  /** Sends `GET /api/v3/depth?symbol=…` as it stands. */
  async send(request: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const [method = '', path = ''] = request.split(' ')
    const response = await fetch(`${this.#endpoint.rest}${path}`, { method, headers })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: parsed(text) }
  }

  get(path: string, fields: Fields = {}): Promise<Answer> {
    return this.send(`GET ${path}?${form(fields)}`)
  }

  /** Signs and sends; the key, the time and the signature can be replaced or left out. */
  signed(request: string, fields: Fields = {}, options: SignedOptions = {}): Promise<Answer> {
    const { apiKey = this.#endpoint.credentials.apiKey, timestamp = this.#now() } = options
    const payload = form({ ...fields, timestamp })
    const signature = options.signature ?? signatureOf(this.#endpoint.credentials.secret, payload)
    return this.send(`${request}?${payload}&signature=${signature}`, { 'X-MBX-APIKEY': apiKey })
  }
}

interface SignedOptions {
  readonly apiKey?: string
  readonly timestamp?: number
  readonly signature?: string
}

const form = (fields: Fields): string =>
  new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString()

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
