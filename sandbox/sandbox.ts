import { once } from 'node:events'
import type { Server } from 'node:http'
import { createAuthority } from './certificates/authority.ts'
import { createControl } from './control.ts'
import { demoCredentials, randomCredentials } from './credentials.ts'
import type { SandboxEndpoints } from './endpoints.ts'
import { FaultSwitchboard } from './faults/active.ts'
import { listenOnLoopback, openOnPort } from './loopback.ts'
import { createReference } from './market/reference.ts'
import { openNameServer } from './name-server/server.ts'
import { portsFrom, type Ports } from './ports.ts'
import { hostVenue, type HostedVenue } from './venue-host.ts'
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
}

/** A sandbox that runs in this process. */
export interface Sandbox {
  readonly endpoints: SandboxEndpoints
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
}

/** Starts venues, name server and control port; when one of them cannot be opened, none stays open. */
export async function startSandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const settings = { ...defaultOptions, ...options }
  const ports = portsFrom(settings.portBase)
  const faults = new FaultSwitchboard()
  const authority = settings.tls ? await createAuthority() : undefined
  const identity = authority && entranceIdentity(authority, faults)
  const opened = new AsyncDisposableStack()
  try {
    const venues = await openVenues(settings, { faults, identity, ports })
    for (const venue of venues) opened.defer(() => venue.close())
    const nameServer = await openOnPort(
      { owner: 'the name server', port: ports.nameServer },
      port => openNameServer(faults, port),
    )
    opened.defer(() => nameServer.close())
    const control = createControl({
      faults,
      endpoints: () => endpoints,
      venues: () => venues.map(({ name }) => name),
      state: name => venues.find(venue => venue.name === name)?.state(),
      reset() {
        faults.clear()
        for (const venue of venues) venue.reset()
      },
    })
    const origin = await openOnPort({ owner: 'the control port', port: ports.control }, port =>
      listenOnLoopback(control, port),
    )
    opened.defer(() => endServer(control))
    const endpoints: SandboxEndpoints = {
      control: origin,
      certificateAuthority: authority?.pem,
      nameServer: nameServer.address,
      timeScale: settings.timeScale,
      venues: Object.fromEntries(venues.map(({ name, endpoint }) => [name, endpoint])),
    }
    return { endpoints, close: () => opened.disposeAsync() }
  } catch (error) {
    await opened.disposeAsync()
    throw error
  }
}

interface Surroundings {
  readonly faults: FaultSwitchboard
  readonly identity: EntranceIdentity | undefined
  readonly ports: Ports
}

async function openVenues(
  { venues, seed, timeScale, ...settings }: SandboxOptions,
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
      port: ports.venue(index),
      secondaryPort: ports.secondEntrance(index),
      credentials: settings.demoCredentials
        ? demoCredentials(name, venueKinds[name].credentials)
        : randomCredentials(venueKinds[name].credentials),
    }),
  )
  const settled = await Promise.allSettled(opening)
  const opened = settled.flatMap(each => (each.status === 'fulfilled' ? [each.value] : []))
  const broken = settled.find(each => each.status === 'rejected')
  if (!broken) return opened
  await Promise.all(opened.map(venue => venue.close()))
  throw broken.reason
}

async function endServer(server: Server): Promise<void> {
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
}
