import { isLoopback } from './schema/address.ts'
import type { Config, Exchange } from './schema.ts'
import { usesSandbox } from './venue-targets.ts'

const remedy = 'use TLS there, unless something else encrypts the way, such as a service mesh'

/**
 * What a reader must be told of secrets that travel in clear text: a sentence for each host beyond this machine to which one
 * is sent over plain HTTP or WebSocket. It is no mistake where a mesh encrypts the way, of which nothing is known here.
 */
export function secretsInClearText(
  config: Pick<Config, 'trading_system' | 'market_connectivity' | 'sandbox'>,
): readonly string[] {
  const { url, api_token } = config.trading_system
  const { exchanges } = config.market_connectivity
  const token = api_token === undefined ? [] : plainHosts([url])
  return [
    ...token.map(
      host => `The token of the trading system travels in clear text to ${host}; ${remedy}.`,
    ),
    // A sandbox is on this machine, wherever the configuration says that the venue is.
    ...(usesSandbox(config) ? [] : exchanges.flatMap(keysInClearText)),
  ]
}

function keysInClearText(exchange: Exchange): readonly string[] {
  if (!exchange.authentication_required) return []
  const { rest_api_url, secondary_rest_api_url, websocket_url, websocket_api_url } = exchange
  return plainHosts([rest_api_url, secondary_rest_api_url, websocket_url, websocket_api_url]).map(
    host => `The key of ${exchange.name} travels in clear text to ${host}; ${remedy}.`,
  )
}

const plainHosts = (addresses: readonly (string | undefined)[]): readonly string[] => {
  const urls = addresses.filter(address => address !== undefined).map(address => new URL(address))
  const plain = urls.filter(url => ['http:', 'ws:'].includes(url.protocol) && !isLoopback(url))
  return [...new Set(plain.map(({ host }) => host))]
}
