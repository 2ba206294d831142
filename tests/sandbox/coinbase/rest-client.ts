import type { VenueEndpoint } from '../../../sandbox/endpoints.ts'
import { signatureOf } from '../../../sandbox/venues/coinbase/signing.ts'

/** An answer over plain HTTP, its JSON parsed if it is any. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read whatever the venue answers
  readonly body: any
}

interface SignedOptions {
  readonly body?: string
  /** As the header says it, and as it is signed. */
  readonly timestamp?: string
  /** Replaces headers; an empty one is left out. */
  readonly headers?: Readonly<Record<string, string>>
}

/** Sends requests as the venue's documentation says, without any library of a venue. */
export class RestClient {
  readonly #endpoint: VenueEndpoint
  readonly #now: () => number

  constructor(endpoint: VenueEndpoint, now: () => number = Date.now) {
    this.#endpoint = endpoint
    this.#now = now
  }

  /** Sends `GET /products` as it stands. */
  async send(
    request: string,
    { body, headers }: { body?: string; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const [method = '', path = ''] = request.split(' ')
    const response = await fetch(`${this.#endpoint.rest}${path}`, {
      method,
      ...(body !== undefined && { body }),
      ...(headers && { headers }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: parsed(text) }
  }

  /** Signs and sends; the time and every header can be replaced. */
  signed(request: string, options: SignedOptions = {}): Promise<Answer> {
    const { apiKey, secret, passphrase = '' } = this.#endpoint.credentials
    const { body, timestamp = String(this.#now() / 1000) } = options
    const text = timestamp + request.replace(' ', '') + (body ?? '')
    const headers = Object.entries({
      'CB-ACCESS-KEY': apiKey,
      'CB-ACCESS-SIGN': signatureOf(secret, text),
      'CB-ACCESS-TIMESTAMP': timestamp,
      'CB-ACCESS-PASSPHRASE': passphrase,
      'Content-Type': 'application/json',
      ...options.headers,
    }).filter(([, value]) => value !== '')
    return this.send(request, {
      headers: Object.fromEntries(headers),
      ...(body !== undefined && { body }),
    })
  }

  /** Places an order. */
  order(fields: object): Promise<Answer> {
    return this.signed('POST /orders', { body: JSON.stringify(fields) })
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
