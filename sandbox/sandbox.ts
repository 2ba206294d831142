import { once } from 'node:events'
import type { Server } from 'node:http'
import { createAuthority } from './certificates/authority.ts'
import { createControl } from './control.ts'
import { demoCredentials, randomCredentials } from './credentials.ts'
import type { HostedEndpoint, SandboxEndpoints } from './endpoints.ts'
import { FaultSwitchboard } from './faults/active.ts'
import { FirmProcess, hostFirm, type HostedFirm } from './firm-host.ts'
import { freePort } from './free-port.ts'
import { listenOnLoopback, openOnPort } from './loopback.ts'
import { createReference } from './market/reference.ts'
import { openNameServer } from './name-server/server.ts'
import { portsFrom, type Ports } from './ports.ts'
import { isAccount, type AccountName } from './opening-balances.ts'
import { openTimeServer } from './time-server/server.ts'
import { hostVenue, type AccountOptions, type HostedVenue } from './venue-host.ts'
import { entranceIdentity, type EntranceIdentity } from './venues/entrance-identity.ts'
import { isVenue, venueKinds, type VenueName } from './venues/registry.ts'

/** What the sandbox can be started with. */
export interface SandboxOptions {
  readonly venues: readonly VenueName[]
  /** The control port; the others are counted from it (`ports.ts`). 0: any free ports. */
  readonly portBase: number
  /** Whether venues speak TLS, with an authority of the sandbox's own. */
  readonly tls: boolean
  /** Venue intervals (pings, disconnects) are multiplied by this. */
  readonly timeScale: number
  readonly demoCredentials: boolean
  /** The same seed makes the same generated markets. */
  readonly seed: number
  /** Whether a firm trades at the venues, in a process of its own. */
  readonly firm: boolean
}

/** A sandbox that runs in this process. */
export interface Sandbox {
  readonly endpoints: SandboxEndpoints
  /** The venues as the firm reaches them, with the keys that trade. */
  readonly firmVenues: readonly HostedVenue['firm'][]
  close(): Promise<void>
}

/** What a sandbox is unless told otherwise. */
export const defaultOptions: SandboxOptions = {
  venues: Object.keys(venueKinds).filter(isVenue),
  portBase: 0,
  tls: true,
  timeScale: 0.05,
  demoCredentials: false,
  seed: 1,
  firm: false,
}

/** Starts venues, name server, time server and control port; when one of them cannot be opened, none stays open. */
export async function startSandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const settings = { ...defaultOptions, ...options }
  const ports = portsFrom(settings.portBase)
  const faults = new FaultSwitchboard()
  const authority = settings.tls ? await createAuthority() : undefined
  const identity = authority && entranceIdentity(authority, faults)
  const opened = new AsyncDisposableStack()
  // It loads while the venues open.
  const firmProcess = settings.firm ? new FirmProcess() : undefined
  opened.defer(async () => firmProcess?.kill())
  try {
    const venues = await openVenues(settings, { faults, identity, ports })
    for (const venue of venues) opened.defer(() => venue.close())
    const certificateAuthority = authority?.pem
    const alertSink = settings.firm ? `http://127.0.0.1:${await sinkPort(ports)}/` : undefined
    const around = { settings, faults, ports, certificateAuthority, alertSink }
    const hosting = firmProcess && hostedFirm(firmProcess, venues, around)
    // Whatever else fails first is what is told.
    hosting?.catch(() => undefined)
    const nameServer = await openOnPort(
      { owner: 'the name server', port: ports.nameServer },
      port => openNameServer(faults, port),
    )
    opened.defer(() => nameServer.close())
    const timeServer = await openOnPort(
      { owner: 'the time server', port: ports.timeServer },
      port => openTimeServer(faults, port),
    )
    opened.defer(() => timeServer.close())
    const control = createControl({
      faults,
      endpoints: () => endpoints,
      venues: () => venues.map(({ name }) => name),
      state: (name, account) =>
        isAccount(account) ? venues.find(venue => venue.name === name)?.state(account) : undefined,
      firm: () => firm,
      pull: (name, call) => venues.find(venue => venue.name === name)?.pull(call),
      resetLevers: name => venues.find(venue => venue.name === name)?.resetLevers(),
      async reset() {
        faults.clear()
        for (const venue of venues) venue.reset()
        await firm?.reset()
      },
    })
    const origin = await openOnPort({ owner: 'the control port', port: ports.control }, port =>
      listenOnLoopback(control, port),
    )
    opened.defer(() => endServer(control))
    const firm = await hosting
    opened.defer(async () => firm?.close())
    const endpoints: SandboxEndpoints = {
      control: origin,
      breakable: true,
      certificateAuthority,
      nameServer: nameServer.address,
      timeServer: timeServer.address,
      timeScale: settings.timeScale,
      venues: Object.fromEntries(venues.map(venue => [venue.name, toldOf(venue, settings)])),
      ...(firm && { firm: firm.endpoint, alertSink }),
    }
    const firmVenues = venues.map(({ firm }) => firm)
    return { endpoints, firmVenues, close: () => opened.disposeAsync() }
  } catch (error) {
    await opened.disposeAsync()
    throw error
  }
}

/** Who trades with the firm's account needs its key: the sandbox's own firm, or else whoever is told. */
function toldOf({ endpoint, firm }: HostedVenue, settings: SandboxOptions): HostedEndpoint {
  if (settings.firm) return endpoint
  const { credentials: tradingCredentials } = firm.endpoint
  return { ...endpoint, firmAccount: { ...endpoint.firmAccount, tradingCredentials } }
}

/** Nobody listens there but a check that waits for alerts. */
const sinkPort = async ({ alertSink }: Ports): Promise<number> =>
  alertSink === 0 ? freePort() : alertSink

interface FirmSurroundings {
  readonly settings: SandboxOptions
  readonly faults: FaultSwitchboard
  readonly ports: Ports
  readonly certificateAuthority: string | undefined
  readonly alertSink: string | undefined
}

/** The firm trades every instrument of every venue. */
const hostedFirm = (
  child: FirmProcess,
  venues: readonly HostedVenue[],
  { settings, faults, ports, certificateAuthority, alertSink }: FirmSurroundings,
): Promise<HostedFirm> =>
  hostFirm(child, {
    venues: venues.map(({ firm }) => ({
      ...firm,
      symbols: venueKinds[firm.name].listings.map(({ instrument }) => instrument.symbol),
    })),
    certificateAuthority,
    timeScale: settings.timeScale,
    seed: settings.seed,
    port: ports.contract,
    alertWebhook: alertSink,
    faults: () => faults.names,
  })

interface Surroundings {
  readonly faults: FaultSwitchboard
  readonly identity: EntranceIdentity | undefined
  readonly ports: Ports
}

async function openVenues(
  { venues, seed, timeScale, demoCredentials: isDemo }: SandboxOptions,
  { faults, identity, ports }: Surroundings,
): Promise<HostedVenue[]> {
  const reference = createReference(seed)
  const opening = venues.map((name, index) =>
    hostVenue({
      name,
      faults,
      identity,
      seed,
      reference,
      timeScale,
      accounts: accountsAt(name, index, { ports, isDemo }),
    }),
  )
  const settled = await Promise.allSettled(opening)
  const opened = settled.flatMap(each => (each.status === 'fulfilled' ? [each.value] : []))
  const broken = settled.find(each => each.status === 'rejected')
  if (!broken) return opened
  await Promise.all(opened.map(venue => venue.close()))
  throw broken.reason
}

/** The firm has two keys: one to trade with, and one for whoever reads its account. */
function accountsAt(
  name: VenueName,
  index: number,
  { ports, isDemo }: { readonly ports: Ports; readonly isDemo: boolean },
): Readonly<Record<AccountName, AccountOptions>> {
  const { credentials: shape } = venueKinds[name]
  const key = (holder: string, mayTrade: boolean) => ({
    ...(isDemo ? demoCredentials(holder, shape) : randomCredentials(shape)),
    mayTrade,
  })
  return {
    sandbox: {
      port: ports.venue(index),
      secondaryPort: ports.secondEntrance(index),
      keys: [key(name, true)],
    },
    firm: {
      port: ports.firm(index),
      secondaryPort: ports.firmSecondEntrance(index),
      keys: [key(`${name} for the firm`, true), key(`${name} for the firm's auditor`, false)],
    },
  }
}

async function endServer(server: Server): Promise<void> {
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
}
