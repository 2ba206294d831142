import type { VenueCredentials, VenueTarget } from '../core/venue-target.ts'
import { ConfigError } from './config-error.ts'
import { variableOf, type Environment } from './default-references.ts'
import type { Config, Exchange } from './schema.ts'
import { resolveSecret } from './secrets.ts'

/** What a sandbox tells about its venues. */
export interface SandboxEndpointsLike {
  readonly timeScale: number
  readonly venues: Readonly<Record<string, SandboxVenueLike>>
}

export interface SandboxVenueLike {
  readonly rest: string
  readonly secondaryRest?: string | undefined
  readonly websocket: string
  readonly websocketApi?: string | undefined
  readonly credentials: VenueCredentials
  /** Where the account of the sandbox's own firm is read. */
  readonly firmAccount?:
    | {
        readonly rest: string
        readonly websocket: string
        readonly websocketApi?: string | undefined
        readonly credentials: VenueCredentials
      }
    | undefined
}

const ccxtIds: Readonly<Record<string, string>> = { coinbase: 'coinbaseexchange' }

/** Whether a configuration judges a sandbox, started or attached to. */
export const usesSandbox = ({ sandbox }: Pick<Config, 'sandbox'>): boolean =>
  sandbox.embedded || sandbox.control_url !== undefined

/** Resolves the configured venues, secrets included; real keys are never looked up for a sandbox. */
export function venueTargets(
  config: Config,
  endpoints?: SandboxEndpointsLike,
  env: Environment = process.env,
): readonly VenueTarget[] {
  if (usesSandbox(config) && !endpoints)
    throw new ConfigError([
      'sandbox: must have told its endpoints before its venues are used, was not asked; pass them',
    ])
  if (!usesSandbox(config) && endpoints)
    throw new ConfigError([
      'sandbox: must be configured before its venues are used, was not; set sandbox.embedded or sandbox.control_url',
    ])
  const { exchanges } = config.market_connectivity
  return exchanges.map((exchange, index) => {
    const path = `market_connectivity.exchanges[${index}]`
    return endpoints ? sandboxTarget(exchange, path, endpoints) : realTarget(exchange, path, env)
  })
}

const common = ({ name, ccxt_id, supported_symbols }: Exchange) => ({
  name,
  ccxtId: ccxt_id ?? ccxtIds[name] ?? name,
  symbols: supported_symbols,
})

function sandboxTarget(
  exchange: Exchange,
  path: string,
  { venues, timeScale }: SandboxEndpointsLike,
): VenueTarget {
  const venue = Object.hasOwn(venues, exchange.name) ? venues[exchange.name] : undefined
  if (!venue)
    throw new ConfigError([
      `${path}.name: must be a venue of the sandbox (${Object.keys(venues).join(', ')}), was "${exchange.name}"`,
    ])
  const { rest, secondaryRest, websocket, websocketApi, credentials } = venue
  const addresses = { rest, secondaryRest, websocket, websocketApi }
  return { ...common(exchange), ...addresses, credentials, timeScale }
}

function realTarget(exchange: Exchange, path: string, env: Environment): VenueTarget {
  const credentials = exchange.authentication_required ? keyOf(exchange, path, env) : undefined
  return { ...withoutKey(exchange, path), credentials }
}

function withoutKey(exchange: Exchange, path: string): VenueTarget {
  const { rest_api_url: rest, websocket_url: websocket } = exchange
  if (rest === undefined || websocket === undefined)
    throw new ConfigError([`${path}: must have rest_api_url and websocket_url, was without`])
  return {
    ...common(exchange),
    rest,
    secondaryRest: exchange.secondary_rest_api_url,
    websocket,
    websocketApi: exchange.websocket_api_url,
    timeScale: 1,
  }
}

/** Where the configured venues are, without their keys: no secret is looked up. A sandbox's are not known before it runs. */
export function venueAddresses(config: Config): readonly VenueTarget[] {
  const { exchanges } = config.market_connectivity
  if (usesSandbox(config))
    return exchanges.map(exchange => ({ ...common(exchange), ...onThisMachine, timeScale: 1 }))
  return exchanges.map((exchange, index) =>
    withoutKey(exchange, `market_connectivity.exchanges[${index}]`),
  )
}

const onThisMachine = { rest: 'https://127.0.0.1', websocket: 'wss://127.0.0.1' }

/** The variables and files that a venue's key is to be read from and that hold nothing; empty where it needs none. */
export function missingKeyParts(
  exchange: Exchange,
  env: Environment = process.env,
): readonly string[] {
  if (!exchange.authentication_required) return []
  const { name, api_key, api_secret, passphrase } = exchange
  const parts = [
    api_key ?? `env:${variableOf(name, 'api_key')}`,
    api_secret ?? `env:${variableOf(name, 'api_secret')}`,
    ...(passphrase === undefined ? [] : [passphrase]),
  ]
  return parts.filter(reference => {
    try {
      return resolveSecret(reference, name, env) === ''
    } catch {
      return true
    }
  })
}

/** Undefined when the venue has no key at all: checks that need one then say so. Half a key is a mistake. */
function keyOf(exchange: Exchange, path: string, env: Environment): VenueCredentials | undefined {
  const { name, api_key, api_secret, passphrase } = exchange
  if (api_key === undefined && api_secret === undefined && passphrase === undefined)
    return undefined

  const secretOf = (key: 'api_key' | 'api_secret', reference: string | undefined): string => {
    const variable = variableOf(name, key)
    if (reference === undefined)
      throw new ConfigError([
        `${path}.${key}: must be given where the venue has another part of a key, was missing; export ${variable} or set the reference`,
      ])
    return resolveSecret(reference, `${path}.${key}`, env)
  }
  return {
    apiKey: secretOf('api_key', api_key),
    secret: secretOf('api_secret', api_secret),
    ...(passphrase === undefined
      ? {}
      : { passphrase: resolveSecret(passphrase, `${path}.passphrase`, env) }),
  }
}
