import { describeCommand } from '../../clients/command.ts'
import { requestsPerSecondAt, sharePctAt, spentPctAt } from '../../clients/venue/pace-share.ts'
import type { VenueTarget } from '../../clients/venue/port.ts'
import { protocolIfKnown } from '../../clients/venue/protocols/table.ts'
import { secretsInClearText } from '../../config/clear-text.ts'
import type { LoadedConfig } from '../../config/load.ts'
import type { Config } from '../../config/schema.ts'
import { missingKeyParts, usesSandbox, venueAddresses } from '../../config/venue-targets.ts'
import type { AddressPurpose, Plan, PlannedAddress, PlannedVenue } from '../../core/plan.ts'
import { findChecks } from './list.ts'
import { isSystemConfigured } from './planned-absence.ts'
import { plannedCheck, type Situation } from './planned-check.ts'
import {
  isListed,
  productionVenuesOf,
  refuseMistakenAddresses,
  refuseMistakenMode,
} from './production.ts'
import { select, type SelectionRequest } from './selection.ts'

/** What a run of this request would do to the target. Connects to nothing, looks no name up and needs no key. */
export async function planOf(
  { config, files }: LoadedConfig,
  request: SelectionRequest,
): Promise<Plan> {
  const sandbox = usesSandbox(config)
  const venues = venueAddresses(config)
  const productionVenues = await productionVenuesOf(config, venues)
  refuseMistakenMode(config, productionVenues)
  await refuseMistakenAddresses(config)
  const addresses = addressesOf(config, venues, productionVenues)
  const situation: Situation = { config, venues, productionVenues, sandbox, addresses }
  const found = await findChecks(config, select(request), { venues })
  return {
    profile: config.profile,
    files,
    sandbox,
    addresses,
    warnings: secretsInClearText(config),
    venues: venues.map(venue => plannedVenue(config, venue, productionVenues)),
    checks: found.map(({ file, meta }) => plannedCheck(file.class, meta, situation)),
    productionOrdersPerDay: config.safety.max_orders_per_day,
  }
}

function plannedVenue(
  config: Config,
  { name, ccxtId, rest }: VenueTarget,
  productionVenues: readonly string[],
): PlannedVenue {
  const exchange = config.market_connectivity.exchanges.find(one => one.name === name)!
  const stopsAtPct = spentPctAt(rest)
  const protocol = protocolIfKnown(ccxtId)
  return {
    name,
    production: productionVenues.includes(name),
    missingKey: usesSandbox(config) ? [] : missingKeyParts(exchange),
    budget: {
      requestsPerSecond: protocol ? requestsPerSecondAt(rest, protocol.rules) : 0,
      sharePct: sharePctAt(rest),
      ...(stopsAtPct !== undefined && { stopsAtPct }),
    },
  }
}

/** Every address that a run of this configuration may connect to; the guard at the socket lets no other pass. */
function addressesOf(
  config: Config,
  venues: readonly VenueTarget[],
  productionVenues: readonly string[],
): readonly PlannedAddress[] {
  const { trading_system, market_connectivity, monitoring, clock, safety, sandbox } = config
  const plain = (purpose: AddressPurpose, address: string, host = address): PlannedAddress => ({
    purpose,
    address,
    production: isListed(host, safety.production_hosts),
  })
  const { url, adapter } = trading_system
  const tradingSystem = [
    ...(url === undefined ? [] : [plain('trading system', url, new URL(url).hostname)]),
    ...(adapter === undefined ? [] : [plain('trading system', `the module ${adapter}`)]),
    ...(usesSandbox(config) && sandbox.firm && !isSystemConfigured(config)
      ? [plain('trading system', 'the firm of the sandbox', '')]
      : []),
  ]
  // Where the sandbox's own firm is judged, the sandbox says where its alerts arrive.
  const alerts =
    monitoring.alert_sink !== undefined && (isSystemConfigured(config) || !usesSandbox(config))
      ? [plain('alerts arrive', monitoring.alert_sink, hostOf(monitoring.alert_sink))]
      : []
  const { stop, start } = trading_system.process ?? {}
  const commands = [stop, start].flatMap(argv =>
    argv ? [plain('command', describeCommand(argv), '')] : [],
  )
  const own = [...tradingSystem, ...commands, ...alerts]
  if (sandbox.control_url !== undefined)
    return [plain('control port', sandbox.control_url), told, ...own]
  if (sandbox.embedded) return [opened, ...own]
  return [
    ...venues.flatMap(venue => venueAddressesOf(venue, productionVenues.includes(venue.name))),
    ...market_connectivity.name_servers.map(server => plain('name server', server, hostOf(server))),
    ...clock.ntp_servers.map(server => plain('time server', server, hostOf(server))),
    ...own,
  ]
}

/** `192.0.2.1:53` without its port. */
const hostOf = (address: string): string => address.replace(/:\d+$/, '')

/** Its venues and its name server, wherever they will be. */
const onLoopback = (address: string): PlannedAddress => ({
  purpose: 'sandbox',
  address,
  production: false,
})
const opened = onLoopback('127.0.0.1, on ports that the sandbox opens when it starts')
const told = onLoopback('this machine, on ports that the control port tells')

function venueAddressesOf(
  { name, rest, secondaryRest, websocket, websocketApi }: VenueTarget,
  production: boolean,
): readonly PlannedAddress[] {
  const places: readonly (readonly [AddressPurpose, string | undefined])[] = [
    ['REST', rest],
    ['second REST entrance', secondaryRest],
    ['streams', websocket],
    ['requests over WebSocket', websocketApi],
  ]
  return places.flatMap(([purpose, address]) =>
    address === undefined ? [] : [{ purpose, venue: name, address, production }],
  )
}
