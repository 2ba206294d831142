import { timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { Life } from '../life.ts'
import { Refusal, refusalStatuses } from '../refusal.ts'
import { endpointsOf } from './capabilities.ts'
import type { Endpoint } from './endpoint.ts'

const largestBodyBytes = 1024 * 1024

interface Served {
  /** The life of the firm that answers now. */
  readonly life: () => Life
  readonly apiToken: string
}

/** The trading-system contract over HTTP; docs/trading-system.openapi.yaml says what it answers. */
export function createContract({ life, apiToken }: Served): Server {
  const known = new WeakSet<object>()
  const admit = (request: IncomingMessage): void => {
    if (!isBearer(request.headers.authorization, apiToken))
      throw new Refusal('unauthorized', "the bearer token must be the firm's, was another or none")
    if (known.has(request.socket)) return
    known.add(request.socket)
    life().records.act({ actor: 'operator', action: 'login' })
  }
  return createServer((request, response) => {
    const send = (status: number, value: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    const answering = async () => {
      const body = await bodyOf(request)
      admit(request)
      return answered(life(), request, body)
    }
    answering().then(
      value => send(200, value),
      (error: unknown) => {
        const refusal = error instanceof Refusal ? error : new Refusal('internal', messageOf(error))
        if (refusal !== error) process.stderr.write(`the firm failed: ${stackOf(error)}\n`)
        const { code, message, remedy } = refusal
        send(refusalStatuses[code], { code, message, remedy })
      },
    )
  })
}

function answered(life: Life, request: IncomingMessage, body: string): unknown {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://firm')
  const method = request.method ?? ''
  for (const endpoint of endpointsOf(life)) {
    const named = endpoint.method === method && namedBy(endpoint, pathname)
    if (!named) continue
    const said = method === 'GET' ? Object.fromEntries(searchParams) : jsonOf(body)
    return endpoint.answer(life, { ...said, ...named })
  }
  throw new Refusal(
    'notOffered',
    `${method} ${pathname} is not offered; GET /capabilities says what is`,
  )
}

/** What a path names, or undefined where it is another endpoint's. */
function namedBy({ path }: Endpoint, pathname: string): Record<string, string> | undefined {
  const wanted = path.split('/')
  const given = pathname.split('/')
  if (wanted.length !== given.length) return undefined
  const named: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    if (name !== undefined) named[name] = decoded(given[index]!)
    else if (part !== given[index]) return undefined
  }
  return named
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new Refusal('badRequest', `a path must be percent-encoded, was ${part}`)
  }
}

function jsonOf(body: string): object {
  if (body === '') return {}
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // Said below, as of anything else that is no object.
  }
  throw new Refusal('badRequest', `a body must be a JSON object, was ${body.slice(0, 80)}`)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= largestBodyBytes) chunks.push(chunk)
  }
  if (bytes > largestBodyBytes)
    throw new Refusal(
      'badRequest',
      `a body must be at most ${largestBodyBytes} bytes, was ${bytes}`,
    )
  return Buffer.concat(chunks).toString('utf8')
}

function isBearer(authorization: string | undefined, token: string): boolean {
  const given = Buffer.from(authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)) || 'something failed'

const stackOf = (error: unknown): string =>
  (error instanceof Error ? error.stack : undefined) ?? String(error)
