import type { VenueTarget } from '../port.ts'
import type { UrlLeaf } from '../url-tree.ts'

/** Where a URL of ccxt's Coinbase Exchange class leads at the target. */
export function coinbaseLeaf({ path }: UrlLeaf, target: VenueTarget): string | undefined {
  const key = path.join('.')
  if (/^(api|test)\.(public|private)$/.test(key)) return new URL(target.rest).origin
  return /^(api|test)\.ws$/.test(key) ? target.websocket : undefined
}
