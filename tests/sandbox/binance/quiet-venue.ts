import { FaultSwitchboard } from '../../../sandbox/faults/active.ts'
import { parseDecimal as d } from '../../../sandbox/decimal.ts'
import { ethusdt as calibration } from '../../../sandbox/market/calibration.ts'
import { SeededHistory } from '../../../sandbox/market/history.ts'
import { createEngine } from '../../../sandbox/matching/engine.ts'
import type { Instrument, MatchingEngine } from '../../../sandbox/matching/types.ts'
import { openBinance } from '../../../sandbox/venues/binance/front.ts'
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
}

/** The published example's key, so that the published signatures are those of this venue. */
export const credentials = {
  apiKey: 'vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A',
  secret: 'NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j',
}

const spot = {
  quote: 'USDT',
  status: 'trading',
  tickSize: d('0.01'),
  minPrice: d('0.01'),
  maxPrice: d('1000000'),
  lotSize: d('0.001'),
  minQuantity: d('0.001'),
  maxQuantity: d('9000'),
  minNotional: d('5'),
  maxNotional: d('9000000'),
  priceBand: { bidUp: d('5'), bidDown: d('0.2'), askUp: d('5'), askDown: d('0.2') },
  maxOpenOrders: 5,
} as const satisfies Partial<Instrument>

const instruments: readonly Instrument[] = [
  { ...spot, symbol: 'ETHUSDT', base: 'ETH' },
  { ...spot, symbol: 'LTCUSDT', base: 'LTC' },
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
  const engine = createEngine({ now })
  const account = 'tester'
  engine.openAccount(account, { USDT: d('100000'), ETH: d('100'), LTC: d('50') })
  const history = new SeededHistory({ engine, now, seed: 7, calibration })
  for (const instrument of instruments) {
    engine.list(instrument)
    history.open(instrument, d('2000'))
    fill(engine, instrument.symbol)
    trade(engine, instrument.symbol)
  }
  const front = await openBinance(
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
  return { engine, history, faults, front, account }
}
