import { createHash, createHmac } from 'node:crypto'
import type { VenueEndpoint } from '../../../sandbox/endpoints.ts'

/** An answer over plain HTTP, its JSON parsed if it is any. */
export interface Answer {
  readonly status: number
  readonly text: string
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read whatever the venue answers
  readonly body: any
}

type Fields = Readonly<Record<string, string | number | boolean>>

interface SignedOptions {
  readonly apiKey?: string
  readonly nonce?: string
  readonly signature?: string | undefined
}

/** Kraken's signature as its documentation describes it. */
export function apiSign(secret: string, path: string, nonce: string, body: string): string {
  const message = createHash('sha256')
    .update(nonce + body)
    .digest()
  return createHmac('sha512', Buffer.from(secret, 'base64'))
    .update(path)
    .update(message)
    .digest('base64')
}

/** Sends requests as Kraken's documentation says, without any library of a venue. */
export class RestClient {
  readonly #endpoint: VenueEndpoint
  #nonce = BigInt(Date.now()) * 1000n

  constructor(endpoint: VenueEndpoint) {
    this.#endpoint = endpoint
  }

  async get(path: string, fields: Fields = {}): Promise<Answer> {
    const query = form(fields)
    return answered(await fetch(`${this.#endpoint.rest}${path}${query && `?${query}`}`))
  }

  /** Asks a private method; key, nonce and signature can be replaced. */
  async ask(method: string, fields: Fields = {}, options: SignedOptions = {}): Promise<Answer> {
    this.#nonce += 1n
    const nonce = options.nonce ?? String(this.#nonce)
    if (/^\d+$/.test(nonce) && BigInt(nonce) > this.#nonce) this.#nonce = BigInt(nonce)
    return this.#post(method, form({ nonce, ...fields }), nonce, {
      'Content-Type': 'application/x-www-form-urlencoded',
      ...overrides(options),
    })
  }

  /** Asks with a body of JSON. */
  async askJson(method: string, fields: object): Promise<Answer> {
    this.#nonce += 1n
    const nonce = String(this.#nonce)
    const body = JSON.stringify({ nonce, ...fields })
    return this.#post(method, body, nonce, { 'Content-Type': 'application/json' })
  }

  /** The text of the refusal, or undefined when there is none. */
  async refusal(method: string, fields: Fields = {}, options?: SignedOptions): Promise<unknown> {
    return (await this.ask(method, fields, options)).body.error[0]
  }

  async #post(
    method: string,
    body: string,
    nonce: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<Answer> {
    const { rest, credentials } = this.#endpoint
    const path = `/0/private/${method}`
    return answered(
      await fetch(`${rest}${path}`, {
        method: 'POST',
        body,
        headers: {
          'API-Key': credentials.apiKey,
          'API-Sign': apiSign(credentials.secret, path, nonce, body),
          ...headers,
        },
      }),
    )
  }
}

const overrides = ({ apiKey, signature }: SignedOptions): Readonly<Record<string, string>> => ({
  ...(apiKey !== undefined && { 'API-Key': apiKey }),
  ...(signature !== undefined && { 'API-Sign': signature }),
})

async function answered(response: Response): Promise<Answer> {
  const text = await response.text()
  return { status: response.status, text, body: parsed(text) }
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
