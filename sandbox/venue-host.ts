import type { VenueEndpoint } from './endpoints.ts'
import type { FaultSwitchboard } from './faults/active.ts'
import { openOnPort } from './loopback.ts'
import { openMarket } from './market/market.ts'
import type { Reference } from './market/reference.ts'
import { createEngine } from './matching/engine.ts'
import type { FeeSchedule } from './matching/types.ts'
import { openingBalances } from './opening-balances.ts'
import { createOrderLatency } from './order-latency.ts'
import { venueState, type VenueState } from './venue-state.ts'
import { venueKinds, type VenueName } from './venues/registry.ts'
import type { EntranceIdentity } from './venues/entrance-identity.ts'
import { serveWith } from './venues/serve.ts'
import type { VenueServer } from './venues/server.ts'
import type { VenueContext } from './venues/venue.ts'

/** How one venue of the sandbox is opened. */
export interface HostOptions {
  readonly name: VenueName
  readonly port: number
  /** Of its second entrance. */
  readonly secondaryPort: number
  /** What it shows of itself over TLS; undefined: it speaks without. */
  readonly identity: EntranceIdentity | undefined
  readonly seed: number
  /** The prices that all venues of the sandbox follow. */
  readonly reference: Reference
  readonly timeScale: number
  readonly faults: FaultSwitchboard
  readonly credentials: VenueEndpoint['credentials']
}

/** A venue with everything behind it: engine, market, account and front. */
export interface HostedVenue {
  readonly name: VenueName
  readonly endpoint: VenueEndpoint
  state(): VenueState
  reset(): void
  close(): Promise<void>
}

const account = 'sandbox'

/** Opens a venue: its market first, so that its front never shows an empty book. */
export async function hostVenue(options: HostOptions): Promise<HostedVenue> {
  const { name, faults, seed, reference, timeScale, credentials } = options
  const {
    open,
    listings,
    fees: schedule,
    feesIn,
    orderLatency,
    market: character,
  } = venueKinds[name]
  const now = () => Date.now() + (faults.magnitude('clock-ahead', 'clock-ahead-twin') ?? 0)
  const lapses = {
    forgetCancel: () => faults.has('forgotten-cancel'),
    acceptDuplicates: () => faults.has('duplicate-orders'),
    letPostOnlyTake: () => faults.has('post-only-takes'),
  }
  const engine = createEngine({ now, lapses, fees: schedule, feesIn })
  engine.openAccount(account, openingBalances(listings.map(({ instrument }) => instrument)))
  const market = await openMarket({ engine, listings, now, seed, character, reference })
  const orderLatencyMs = createOrderLatency(orderLatency, { seed, venue: name })
  const { history } = market
  const serve = serveWith({ ...options, venue: name })
  let server: VenueServer | undefined
  const context: VenueContext = {
    engine,
    history,
    faults,
    now,
    timeScale,
    credentials,
    account,
    orderLatencyMs,
    serve: async (handlers, port) => (server = await serve(handlers, port)),
    fees: () => raised(schedule, faults.magnitude('raised-fees', 'raised-fees-twin') ?? 0),
  }
  try {
    const place = { owner: `the venue ${name}`, port: options.port }
    const front = await openOnPort(place, port => open(context, port))
    return {
      name,
      endpoint: front.endpoint,
      state: () => venueState(engine, account),
      reset() {
        engine.reset()
        front.reset()
        server?.reset()
      },
      async close() {
        market.close()
        await front.close()
      },
    }
  } catch (error) {
    market.close()
    throw error
  }
}

/** A basis point is 10^-4, of rates that are fractions times 10^8. */
const scaledPerBp = 10_000

function raised({ maker, taker }: FeeSchedule, byBps: number): FeeSchedule {
  const more = BigInt(Math.round(byBps * scaledPerBp))
  return { maker: maker + more, taker: taker + more }
}
