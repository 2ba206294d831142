import { resolve } from 'node:path'
import type { FirmAccount, HostedEndpoint, SandboxEndpoints } from './endpoints.ts'
import { venueKinds, isVenue } from './venues/registry.ts'

/** What a person who starts the sandbox needs to point a bot at it; the file, if there is one, holds its authority. */
export function greeting(endpoints: SandboxEndpoints, authorityFile?: string): string {
  const { control, timeScale, venues, nameServer, timeServer, firm } = endpoints
  const blocks = Object.entries(venues).map(([name, endpoint]) => venueBlock(name, endpoint))
  const help = rows({
    control,
    'for ccxt': `curl ${control}/venues/NAME/ccxt`,
    faults: `curl ${control}/faults`,
    'fault on': `curl -X PUT ${control}/faults/slow-rest`,
    'faults off': `curl -X DELETE ${control}/faults`,
    reset: `curl -X POST ${control}/reset`,
    'name server': nameServer,
    'time server': timeServer && `${timeServer} (NTP, a stand-in: the time of this host)`,
    'time scale': `${timeScale}: keep-alive and disconnect intervals are multiplied by this`,
  })
  const trust = trustBlock(endpoints, authorityFile)
  const firmBlock = firm ? [`firm\n${rows({ contract: firm.url, token: firm.apiToken })}`] : []
  return [...blocks, ...firmBlock, ...trust, `sandbox\n${help}`, 'Ctrl-C ends it.'].join('\n\n')
}

/** The venues' certificates come from an authority that nobody trusts until told so. */
function trustBlock(
  { control, certificateAuthority }: SandboxEndpoints,
  authorityFile: string | undefined,
): readonly string[] {
  if (certificateAuthority === undefined) return []
  const file = resolve(authorityFile ?? 'sandbox-authority.pem')
  const table = rows({
    authority: authorityFile ? file : `curl -o ${file} ${control}/certificate-authority.pem`,
    'Node, ccxt': `export NODE_EXTRA_CA_CERTS='${file}'`,
    'OpenSSL, Go': `export SSL_CERT_FILE='${file}'`,
    'Python requests': `export REQUESTS_CA_BUNDLE='${file}'`,
    otherwise: 'start the sandbox with --plain, and it speaks http and ws',
  })
  return [`trust\n${table}`]
}

function venueBlock(
  name: string,
  { credentials, firmAccount, ...endpoint }: HostedEndpoint,
): string {
  const listings = isVenue(name) ? venueKinds[name].listings : []
  const table = rows({
    REST: endpoint.rest,
    'second REST': endpoint.secondaryRest,
    WebSocket: endpoint.websocket,
    'WebSocket API': endpoint.websocketApi,
    key: credentials.apiKey,
    secret: credentials.secret,
    passphrase: credentials.passphrase,
    instruments: listings.map(({ instrument }) => instrument.symbol).join(', '),
  })
  return `${name}\n${table}${firmRows(firmAccount)}`
}

/** Where another's trading system is to trade, which then is judged: levers act there and nowhere else. */
function firmRows({ tradingCredentials, ...account }: FirmAccount): string {
  if (!tradingCredentials) return ''
  const table = rows({
    'firm REST': account.rest,
    'firm WebSocket': account.websocket,
    'firm WS API': account.websocketApi,
    'firm key': tradingCredentials.apiKey,
    'firm secret': tradingCredentials.secret,
    'firm passphrase': tradingCredentials.passphrase,
  })
  return `\n${table}`
}

function rows(table: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(table)
    .filter(([, value]) => value !== undefined)
    .map(([label, value]) => `  ${label.padEnd(17)}${value}`)
    .join('\n')
}
