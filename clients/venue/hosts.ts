import type { VenueTarget } from './port.ts'

/** Every host that a venue is reached at. */
export function hostsOf({
  rest,
  secondaryRest,
  websocket,
  websocketApi,
}: VenueTarget): readonly string[] {
  const urls = [rest, secondaryRest, websocket, websocketApi].filter(url => url !== undefined)
  return [...new Set(urls.map(url => new URL(url).hostname))]
}
