import { Agent } from 'undici'
import type { About } from '../contract/capabilities.ts'
import { discovery, type Operation } from '../contract/operations.ts'
import { UnusableAdapter } from '../errors.ts'
import { membersFor } from '../members.ts'
import type { TradingSystem } from '../port.ts'
import { readAnswer } from './answer.ts'
import { exchanged } from './request.ts'

/** Where a trading system speaks the contract over HTTP. */
export interface HttpTarget {
  /** What every path of the contract is appended to. */
  readonly url: string
  /** Sent as bearer token with every request, and shown nowhere. */
  readonly token?: string | undefined
  /** Longest wait for each answer. */
  readonly deadlineMs: number
}

const largestAnswerBytes = 64 * 1024 * 1024

/** Asks what is offered and hands it back as the port. Throws what `errors.ts` lists. */
export async function openHttpTradingSystem(target: HttpTarget): Promise<TradingSystem> {
  const { token, deadlineMs } = target
  const base = baseOf(target.url)
  const headers = { accept: 'application/json', ...authorization(token) }
  const secrets = token === undefined ? [] : [token]
  const agent = new Agent({
    connect: { timeout: deadlineMs },
    headersTimeout: 0,
    bodyTimeout: 0,
    maxResponseSize: largestAnswerBytes,
  })

  const carry = async (operation: Operation, input: Readonly<Record<string, unknown>>) => {
    const { method, path } = operation
    const asked = { endpoint: `${method} ${path}`, secrets }
    const { url, body } = placed(operation, base, input)
    const json = body === undefined ? {} : { 'content-type': 'application/json' }
    const outgoing = { ...asked, method, url, body, headers: { ...headers, ...json }, deadlineMs }
    const incoming = await exchanged(agent, outgoing)
    return readAnswer(operation, incoming, { ...asked, mayHaveBeenCarriedOut: method !== 'GET' })
  }

  try {
    const about = (await carry(discovery, {})) as About
    const members = membersFor(about.capabilities, (operation, _name, input) =>
      carry(operation, input),
    )
    return { about, ...members, close: () => agent.destroy() }
  } catch (error) {
    await agent.destroy()
    throw error
  }
}

/** Puts the input where the operation wants it: into the path, and the rest into the query or the body. */
function placed(operation: Operation, base: string, input: Readonly<Record<string, unknown>>) {
  const rest: Record<string, unknown> = { ...input }
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(typeof value === 'string' ? value : '')
  })
  const url = new URL(`${base}${path}`)
  if (operation.method !== 'GET')
    return { url, body: takesBody(operation) ? JSON.stringify(rest) : undefined }
  for (const [name, value] of Object.entries(rest))
    if (typeof value === 'string') url.searchParams.set(name, value)
  return { url, body: undefined }
}

/** Where the path holds the whole input, nothing is left for a body. */
const takesBody = ({ input, path }: Operation): boolean =>
  Object.keys(input?.shape ?? {}).some(name => !path.includes(`{${name}}`))

function baseOf(url: string): string {
  const { search, hash } = new URL(url)
  if (search !== '' || hash !== '')
    throw new UnusableAdapter(
      'trading_system.url must be a URL without query and fragment, had one; paths are appended to it',
    )
  return url.replace(/\/+$/, '')
}

function authorization(token: string | undefined): Readonly<Record<string, string>> {
  if (token === undefined) return {}
  if (!/^[A-Za-z0-9._~+/-]+=*$/.test(token))
    throw new UnusableAdapter(
      'trading_system.api_token must refer to a bearer token (letters, digits, - . _ ~ + / and = at its end), refers to something else, which is not shown',
    )
  return { authorization: `Bearer ${token}` }
}
