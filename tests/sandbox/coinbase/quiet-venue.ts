import { FaultSwitchboard } from '../../../sandbox/faults/active.ts'
import { parseDecimal as d } from '../../../sandbox/decimal.ts'
import { ethusdt as calibration } from '../../../sandbox/market/calibration.ts'
import { SeededHistory } from '../../../sandbox/market/history.ts'
import { createEngine } from '../../../sandbox/matching/engine.ts'
import type { Instrument, MatchingEngine } from '../../../sandbox/matching/types.ts'
import { openCoinbase } from '../../../sandbox/venues/coinbase/front.ts'
import { coinbaseTerms } from '../../../sandbox/venues/coinbase/terms.ts'
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
    fill(engine, instrument.symbol)
    trade(engine, instrument.symbol)
  }
  const front = await openCoinbase(
    {
      engine,
      history,
      faults,
      now,
      timeScale,
      keys: [{ ...credentials, mayTrade: true }],
      account,
      orderLatencyMs: () => orderLatencyMs,
      fees: () => engine.fees(account),
      serve: servePlain,
    },
    0,
  )
  const refill = () => instruments.forEach(({ symbol }) => fill(engine, symbol))
  return { engine, history, faults, front, account, refill }
}
