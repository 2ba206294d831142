import type { SandboxEndpoints, VenueEndpoint } from './endpoints.ts'
import { venueKinds, isVenue } from './venues/registry.ts'

/** What a person who starts the sandbox needs to point a bot at it. */
export function greeting({ control, timeScale, venues }: SandboxEndpoints): string {
  const blocks = Object.entries(venues).map(([name, endpoint]) => venueBlock(name, endpoint))
  const help = rows({
    control,
    faults: `curl ${control}/faults`,
    'fault on': `curl -X PUT ${control}/faults/slow-rest`,
    'faults off': `curl -X DELETE ${control}/faults`,
    reset: `curl -X POST ${control}/reset`,
    'time scale': `${timeScale}: keep-alive and disconnect intervals are multiplied by this`,
  })
  return [...blocks, `sandbox\n${help}`, 'Ctrl-C ends it.'].join('\n\n')
}

function venueBlock(name: string, { credentials, ...endpoint }: VenueEndpoint): string {
  const listings = isVenue(name) ? venueKinds[name].listings : []
  const table = rows({
    REST: endpoint.rest,
    WebSocket: endpoint.websocket,
    'WebSocket API': endpoint.websocketApi,
    key: credentials.apiKey,
    secret: credentials.secret,
    passphrase: credentials.passphrase,
    instruments: listings.map(({ instrument }) => instrument.symbol).join(', '),
  })
  return `${name}\n${table}`
}

function rows(table: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(table)
    .filter(([, value]) => value !== undefined)
    .map(([label, value]) => `  ${label.padEnd(14)}${value}`)
    .join('\n')
}
