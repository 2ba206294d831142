import type { VenueTarget } from '../port.ts'
import type { UrlLeaf } from '../url-tree.ts'

/** Where a URL of ccxt's Kraken class leads at the target: version 1 of the streams lives beside version 2. */
export function krakenLeaf({ path }: UrlLeaf, target: VenueTarget): string | undefined {
  const account = target.websocketApi ?? target.websocket
  switch (path.join('.')) {
    case 'api.public':
    case 'api.private':
      return new URL(target.rest).origin
    case 'api.ws.publicV2':
      return target.websocket
    case 'api.ws.privateV2':
      return account
    case 'api.ws.public':
      return versionOne(target.websocket)
    case 'api.ws.private':
      return versionOne(account)
    default:
      return undefined
  }
}

const versionOne = (versionTwo: string): string => versionTwo.replace(/\/v2\/?$/, '')
