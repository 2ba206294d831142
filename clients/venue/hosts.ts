import type { VenueTarget } from './port.ts'

/** Every host that a venue is reached at. */
export function hostsOf({ rest, websocket, websocketApi }: VenueTarget): readonly string[] {
  const urls = [rest, websocket, ...(websocketApi ? [websocketApi] : [])]
  return [...new Set(urls.map(url => new URL(url).hostname))]
}
