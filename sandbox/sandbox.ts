import { once } from 'node:events'
import { createControl } from './control.ts'
import { demoCredentials, randomCredentials } from './credentials.ts'
import type { SandboxEndpoints } from './endpoints.ts'
import { FaultSwitchboard } from './faults/active.ts'
import { listenOnLoopback, openOnPort } from './loopback.ts'
import { hostVenue, type HostedVenue } from './venue-host.ts'
import { venueKinds, type VenueName } from './venues/registry.ts'

/** What the sandbox can be started with. */
export interface SandboxOptions {
  readonly venues: readonly VenueName[]
  /** The control port; each venue takes the next. 0: any free ports. */
  readonly portBase: number
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
  venues: ['binance'],
  portBase: 0,
  timeScale: 0.05,
  demoCredentials: false,
  seed: 1,
}

/** Starts venues and their control port; when one of them cannot be opened, none stays open. */
export async function startSandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const settings = { ...defaultOptions, ...options }
  const faults = new FaultSwitchboard()
  const venues = await openVenues(settings, faults)
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
  const place = { owner: 'the control port', port: settings.portBase }
  const origin = await openOnPort(place, port => listenOnLoopback(control, port)).catch(
    async error => {
      await closeAll(venues)
      throw error
    },
  )
  const endpoints: SandboxEndpoints = {
    control: origin,
    timeScale: settings.timeScale,
    venues: Object.fromEntries(venues.map(({ name, endpoint }) => [name, endpoint])),
  }
  return {
    endpoints,
    async close() {
      control.close()
      control.closeAllConnections()
      await Promise.all([once(control, 'close'), closeAll(venues)])
    },
  }
}

async function openVenues(
  { venues, portBase, seed, timeScale, ...settings }: SandboxOptions,
  faults: FaultSwitchboard,
): Promise<HostedVenue[]> {
  const opening = venues.map((name, index) =>
    hostVenue({
      name,
      faults,
      seed,
      timeScale,
      port: portBase === 0 ? 0 : portBase + 1 + index,
      credentials: settings.demoCredentials
        ? demoCredentials(name, venueKinds[name].credentials)
        : randomCredentials(venueKinds[name].credentials),
    }),
  )
  const settled = await Promise.allSettled(opening)
  const opened = settled.flatMap(each => (each.status === 'fulfilled' ? [each.value] : []))
  const broken = settled.find(each => each.status === 'rejected')
  if (!broken) return opened
  await closeAll(opened)
  throw broken.reason
}

async function closeAll(venues: readonly HostedVenue[]): Promise<void> {
  await Promise.all(venues.map(venue => venue.close()))
}
