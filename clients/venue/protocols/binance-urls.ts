import type { VenueTarget } from '../port.ts'
import type { UrlLeaf } from '../url-tree.ts'

/** Origin, and path before `/ws` or `/stream`, of Binance's market streams: the configuration may name either. */
export function binanceStreamBase({ websocket }: VenueTarget): string {
  const { origin, protocol, host, pathname } = new URL(websocket)
  const base = origin === 'null' ? `${protocol}//${host}` : origin
  return base + pathname.replace(/\/(ws|stream)?\/?$/, '')
}

/** Where a URL of ccxt's Binance class leads at the target: only spot is used, over REST and WebSocket. */
export function binanceLeaf({ path, url }: UrlLeaf, target: VenueTarget): string | undefined {
  const key = path.join('.')
  if (/^api\.(public|private|v1|sapi(V\d)?)$/.test(key))
    return new URL(target.rest).origin + new URL(url).pathname
  if (key === 'api.ws.spot' || key === 'api.ws.margin') return spotStream(target)
  if (key === 'api.ws.ws-api.spot') return target.websocketApi
  return undefined
}

/** ccxt takes a stream for spot when its URL contains `/stream`, which Binance's own host does. */
function spotStream(target: VenueTarget): string {
  const base = binanceStreamBase(target)
  return base.includes('/stream') ? `${base}/ws` : `${base}/stream/ws`
}
