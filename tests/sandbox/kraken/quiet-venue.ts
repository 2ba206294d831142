import { FaultSwitchboard } from '../../../sandbox/faults/active.ts'
import { parseDecimal as d } from '../../../sandbox/decimal.ts'
import { krakenCalibration as calibration } from '../../../sandbox/market/calibration-kraken.ts'
import { SeededHistory } from '../../../sandbox/market/history.ts'
import { createEngine } from '../../../sandbox/matching/engine.ts'
import type { Instrument, MatchingEngine } from '../../../sandbox/matching/types.ts'
import { openKraken } from '../../../sandbox/venues/kraken/front.ts'
import { servePlain } from '../../../sandbox/venues/serve.ts'
import type { VenueFront } from '../../../sandbox/venues/venue.ts'
import { fill, trade } from '../quiet-book.ts'

/** A venue whose market moves only when a test moves it. */
export interface QuietVenue {
  readonly engine: MatchingEngine
  readonly history: SeededHistory
  readonly faults: FaultSwitchboard
  readonly front: VenueFront
  readonly account: string
  /** Orders gone, balances, counters and the book as they were. */
  restore(): void
}

/** The secret of the published signing example, so that its signature is one of this venue. */
export const credentials = {
  apiKey: 'a5b1c9d3e7f20418a5b1c9d3e7f20418a5b1c9d3e7f20418a5b1c9d3e7f20418',
  secret:
    'kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==',
}

const spot = {
  quote: 'USD',
  status: 'trading',
  minPrice: d('0.01'),
  maxPrice: d('1000000'),
  lotSize: d('0.00000001'),
  maxQuantity: d('9000'),
  minNotional: d('0.5'),
  maxNotional: d('9000000'),
  maxOpenOrders: 80,
} as const satisfies Partial<Instrument>

const instruments: readonly Instrument[] = [
  {
    ...spot,
    symbol: 'BTC/USD',
    base: 'BTC',
    tickSize: d('0.1'),
    minQuantity: d('0.00005'),
  },
  { ...spot, symbol: 'LTC/USD', base: 'LTC', tickSize: d('0.01'), minQuantity: d('0.04') },
]

interface QuietOptions {
  readonly now?: () => number
  readonly timeScale?: number
}

/** Opens a venue on any free port; unless a test is about them, its allowances refill in no time. */
export async function openQuietVenue(options: QuietOptions = {}): Promise<QuietVenue> {
  const { now = Date.now, timeScale = 0.002 } = options
  const faults = new FaultSwitchboard()
  const lapses = { forgetCancel: () => faults.has('forgotten-cancel') }
  const fees = { maker: d('0.0025'), taker: d('0.004') }
  const engine = createEngine({ now, fees, feesIn: 'quote', lapses })
  const account = 'tester'
  engine.openAccount(account, { USD: d('100000'), BTC: d('100'), LTC: d('50') })
  const history = new SeededHistory({ engine, now, seed: 7, calibration })
  for (const instrument of instruments) {
    engine.list(instrument)
    history.open(instrument, d('2000'))
    fill(engine, instrument.symbol)
    trade(engine, instrument.symbol)
  }
  const raised = () =>
    BigInt(Math.round((faults.magnitude('raised-fees', 'raised-fees-twin') ?? 0) * 10_000))
  const front = await openKraken(
    {
      engine,
      history,
      faults,
      now,
      timeScale,
      keys: [{ ...credentials, mayTrade: true }],
      account,
      orderLatencyMs: () => 0,
      fees: () => ({ maker: fees.maker + raised(), taker: fees.taker + raised() }),
      serve: servePlain,
    },
    0,
  )
  const restore = () => {
    faults.clear()
    engine.reset()
    front.reset()
    for (const { symbol } of instruments) fill(engine, symbol)
  }
  return { engine, history, faults, front, account, restore }
}
