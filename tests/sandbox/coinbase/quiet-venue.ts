import { FaultSwitchboard } from '../../../sandbox/faults/active.ts'
import { parseDecimal as d } from '../../../sandbox/decimal.ts'
import { ethusdt as calibration } from '../../../sandbox/market/calibration.ts'
import { SeededHistory } from '../../../sandbox/market/history.ts'
import { createEngine } from '../../../sandbox/matching/engine.ts'
import type { Instrument, LevelChange, MatchingEngine } from '../../../sandbox/matching/types.ts'
import { openCoinbase } from '../../../sandbox/venues/coinbase/front.ts'
import { coinbaseTerms } from '../../../sandbox/venues/coinbase/terms.ts'
import { servePlain } from '../../../sandbox/venues/serve.ts'
import type { VenueFront } from '../../../sandbox/venues/venue.ts'

/** A venue whose market moves only when a test moves it. */
export interface QuietVenue {
  readonly engine: MatchingEngine
  readonly history: SeededHistory
  readonly faults: FaultSwitchboard
  readonly front: VenueFront
  readonly account: string
  /** Makes the books what they were at first. */
  refill(): void
}

/** Credentials of the venue's shape. */
export const credentials = {
  apiKey: '0123456789abcdef0123456789abcdef',
  secret: Buffer.alloc(64, 7).toString('base64'),
  passphrase: 'open sesame',
}

const spot = {
  quote: 'USD',
  status: 'trading',
  tickSize: d('0.01'),
  minPrice: d('0.01'),
  maxPrice: d('1000000'),
  lotSize: d('0.00000001'),
  minQuantity: d('0.0001'),
  maxQuantity: d('9000'),
  minNotional: d('1'),
  maxNotional: d('9000000'),
  maxOpenOrders: 5,
} as const satisfies Partial<Instrument>

const instruments: readonly Instrument[] = [
  { ...spot, symbol: 'BTC-USD', base: 'BTC' },
  { ...spot, symbol: 'ETH-USD', base: 'ETH' },
]

const level = (side: 'buy' | 'sell', price: number, quantity: string): LevelChange => ({
  side,
  price: d(String(price)),
  quantity: d(quantity),
})

/** Thirty levels a side around 2000. */
function fill(engine: MatchingEngine, { symbol }: Instrument): void {
  const steps = Array.from({ length: 30 }, (_, step) => step)
  engine.replaceLiquidity(symbol, [
    ...steps.map(step => level('buy', 1999 - step, '1.5')),
    ...steps.map(step => level('sell', 2001 + step, '2.25')),
  ])
}

/** Two trades on the tape. */
function trade(engine: MatchingEngine, { symbol }: Instrument): void {
  engine.report(symbol, { price: d('1999'), quantity: d('0.5'), takerSide: 'sell' })
  engine.report(symbol, { price: d('2001'), quantity: d('0.25'), takerSide: 'buy' })
}

interface QuietOptions {
  readonly now?: () => number
  readonly timeScale?: number
  readonly orderLatencyMs?: number
}

/** Opens a venue on any free port. */
export async function openQuietVenue(options: QuietOptions = {}): Promise<QuietVenue> {
  const { now = Date.now, timeScale = 1, orderLatencyMs = 0 } = options
  const faults = new FaultSwitchboard()
  const { fees, feesIn } = coinbaseTerms
  const lapses = { forgetCancel: () => faults.has('forgotten-cancel') }
  const engine = createEngine({ now, fees, feesIn, lapses })
  const account = 'tester'
  engine.openAccount(account, { USD: d('100000'), BTC: d('10'), ETH: d('100') })
  const history = new SeededHistory({ engine, now, seed: 7, calibration })
  for (const instrument of instruments) {
    engine.list(instrument)
    history.open(instrument, d('2000'))
    fill(engine, instrument)
    trade(engine, instrument)
  }
  const front = await openCoinbase(
    {
      engine,
      history,
      faults,
      now,
      timeScale,
      credentials,
      account,
      orderLatencyMs: () => orderLatencyMs,
      fees: () => engine.fees(account),
      serve: servePlain,
    },
    0,
  )
  const refill = () => instruments.forEach(instrument => fill(engine, instrument))
  return { engine, history, faults, front, account, refill }
}
