import type { HostedEndpoint, VenueEndpoint } from './endpoints.ts'
import type { FaultSwitchboard } from './faults/active.ts'
import { Countdown } from './levers/countdown.ts'
import { lateCancels, VenueLevers, type LeverCall } from './levers/venue-levers.ts'
import { openOnPort } from './loopback.ts'
import { openMarket, type Market } from './market/market.ts'
import type { Reference } from './market/reference.ts'
import { createEngine } from './matching/engine.ts'
import type { FeeSchedule, MatchingEngine } from './matching/types.ts'
import { accounts, openingBalances, type AccountName } from './opening-balances.ts'
import { LeftoverOrder } from './leftover-order.ts'
import { createOrderLatency } from './order-latency.ts'
import { venueState, type VenueState } from './venue-state.ts'
import { venueKinds, type VenueName } from './venues/registry.ts'
import type { VenueDialect } from './venues/dialect.ts'
import type { EntranceIdentity } from './venues/entrance-identity.ts'
import { credentialsOf, type VenueKeys } from './venues/keys.ts'
import { serveWith } from './venues/serve.ts'
import type { VenueServer } from './venues/server.ts'
import type { VenueContext, VenueFront } from './venues/venue.ts'

/** How one venue of the sandbox is opened. */
export interface HostOptions {
  readonly name: VenueName
  /** Where each account finds it, and the keys of each: the firm's are the one that it trades with and its auditor's. */
  readonly accounts: Readonly<Record<AccountName, AccountOptions>>
  /** What it shows of itself over TLS; undefined: it speaks without. */
  readonly identity: EntranceIdentity | undefined
  readonly seed: number
  /** The prices that all venues of the sandbox follow. */
  readonly reference: Reference
  readonly timeScale: number
  readonly faults: FaultSwitchboard
}

/** How a venue is opened to one account. */
export interface AccountOptions {
  readonly port: number
  /** Of its second entrance. */
  readonly secondaryPort: number
  readonly keys: VenueKeys
}

/** A venue with everything behind it: engine, market, and for each account a front. */
export interface HostedVenue {
  readonly name: VenueName
  readonly endpoint: HostedEndpoint
  /** As the firm reaches it, with the key that trades: told to nobody else. */
  readonly firm: { readonly name: VenueName; readonly endpoint: VenueEndpoint }
  state(account: AccountName): VenueState
  /** Asks something of one of its levers; refuses with a `LeverError`. */
  pull(call: LeverCall): object
  resetLevers(): void
  reset(): void
  close(): Promise<void>
}

/** Opens a venue: its market first, so that its front never shows an empty book. */
export async function hostVenue(options: HostOptions): Promise<HostedVenue> {
  const { name, faults, seed, reference, timeScale } = options
  const {
    open,
    listings,
    fees: schedule,
    feesIn,
    orderLatency,
    market: character,
    dialect,
  } = venueKinds[name]
  const now = () => Date.now() + (faults.magnitude('clock-ahead', 'clock-ahead-twin') ?? 0)
  const filledCancels = new Countdown()
  let orders = 0
  const lapses = {
    refuseOrder: () => faults.has('fickle-venue') && ++orders % refusedOneIn === 0,
    forgetCancel: () => faults.has('forgotten-cancel'),
    acceptDuplicates: () => faults.has('duplicate-orders'),
    letPostOnlyTake: () => faults.has('post-only-takes'),
    restImmediate: () => faults.has('stale-ioc'),
    extraFeeRate: () =>
      scaledBps(faults.magnitude('fees-beyond-schedule', 'fees-beyond-schedule-twin') ?? 0),
    slippage: () =>
      scaledShare(faults.magnitude('adverse-execution', 'adverse-execution-twin') ?? 0),
    ...lateCancels('firm', filledCancels),
  }
  const engine = createEngine({ now, lapses, fees: schedule, feesIn })
  const instruments = listings.map(({ instrument }) => instrument)
  for (const account of accounts) engine.openAccount(account, openingBalances(account, instruments))
  const market = await openMarket({
    engine,
    listings,
    now,
    seed,
    character,
    reference,
    leakBps: () => faults.magnitude('leaky-venue', 'leaky-venue-twin') ?? 0,
  })
  const orderLatencyMs = createOrderLatency(orderLatency, { seed, venue: name })
  const { history } = market
  const shared = {
    engine,
    history,
    faults,
    now,
    timeScale,
    orderLatencyMs,
    fees: () => raised(schedule, faults.magnitude('raised-fees', 'raised-fees-twin') ?? 0),
  }
  const leftover = new LeftoverOrder(engine, {
    venue: name,
    account: 'sandbox',
    symbol: instruments[0]!.symbol,
  })
  faults.subscribe(() => leftover.show(faults.has('leftover-order')))
  const levers = leversOf(options, { engine, dialect, now, filledCancels, shifts: market.shifts })
  const opened = new AsyncDisposableStack()
  opened.defer(() => market.close())
  const openTo = async (account: AccountName) => {
    const { port, secondaryPort, keys } = options.accounts[account]
    const venue = account === 'firm' ? `${name} for the firm` : name
    const serve = serveWith({ ...options, venue, secondaryPort })
    let server: VenueServer | undefined
    const context: VenueContext = {
      ...shared,
      keys,
      account,
      serve: async (handlers, at) =>
        (server = await serve(account === 'firm' ? levers.guard(handlers) : handlers, at)),
      ...(account === 'firm' && {
        guard: (socket, path) => levers.guardStream(socket, path),
      }),
    }
    const front = await openOnPort({ owner: `the venue ${venue}`, port }, at => open(context, at))
    opened.defer(() => front.close())
    return { ...front, resetServer: () => server?.reset() }
  }
  try {
    const front = await openTo('sandbox')
    const firm = await openTo('firm')
    return {
      name,
      endpoint: { ...front.endpoint, firmAccount: readOnly(firm, options.accounts.firm.keys) },
      firm: { name, endpoint: firm.endpoint },
      state: account => venueState(engine, account),
      pull: call => levers.ask(call),
      resetLevers: () => levers.reset(),
      reset() {
        orders = 0
        levers.reset()
        engine.reset()
        for (const each of [front, firm]) {
          each.reset()
          each.resetServer()
        }
      },
      close: () => opened.disposeAsync(),
    }
  } catch (error) {
    await opened.disposeAsync()
    throw error
  }
}

/** The levers stand before the firm's front; whoever reads the firm's account asks past them. */
function leversOf(
  { accounts: { firm } }: HostOptions,
  { filledCancels, ...around }: LeverSurroundings,
): VenueLevers {
  const reading = firm.keys.filter(({ mayTrade }) => !mayTrade)
  const exempt = new Set(reading.map(({ apiKey }) => apiKey))
  return new VenueLevers({ ...around, account: 'firm', exempt }, filledCancels)
}

interface LeverSurroundings {
  readonly engine: MatchingEngine
  readonly dialect: VenueDialect
  readonly now: () => number
  readonly filledCancels: Countdown
  readonly shifts: Market['shifts']
}

/** The firm's front as whoever reads its account reaches it: with the key that may not trade. */
function readOnly({ endpoint }: VenueFront, keys: VenueKeys): HostedEndpoint['firmAccount'] {
  const { secondaryRest: _, credentials: _trading, ...where } = endpoint
  const auditor = keys.find(({ mayTrade }) => !mayTrade)
  if (!auditor) throw new RangeError('the firm must have a key that only reads, has none')
  return { ...where, credentials: credentialsOf(auditor) }
}

const refusedOneIn = 10
/** A basis point is 10^-4, of rates that are fractions times 10^8. */
const scaledPerBp = 10_000
const scaledBps = (bps: number): bigint => BigInt(Math.round(bps * scaledPerBp))
const scaledShare = (share: number): bigint => scaledBps(share * 10_000)

function raised({ maker, taker }: FeeSchedule, byBps: number): FeeSchedule {
  const more = scaledBps(byBps)
  return { maker: maker + more, taker: taker + more }
}
