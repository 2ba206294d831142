import { createEngine } from '../sandbox/matching/engine.ts'
import type { Instrument, MatchingEngine, NewOrder, Side } from '../sandbox/matching/types.ts'
import { seededRandom } from './seeded-random.ts'

const unit = 100_000_000n
const tick = unit / 100n
const lot = unit / 10_000n
const middleTicks = 268_380
const accounts = Array.from({ length: 16 }, (_, index) => `trader-${index}`)

/** ETHUSDT with every filter on. */
export const benchInstrument: Instrument = {
  symbol: 'ETHUSDT',
  base: 'ETH',
  quote: 'USDT',
  status: 'trading',
  tickSize: tick,
  minPrice: tick,
  maxPrice: 1_000_000n * unit,
  lotSize: lot,
  minQuantity: lot,
  maxQuantity: 9_000n * unit,
  minNotional: 5n * unit,
  maxNotional: 9_000_000n * unit,
  priceBand: { bidUp: 5n * unit, bidDown: unit / 5n, askUp: 5n * unit, askDown: unit / 5n },
  maxOpenOrders: 100_000,
}

/** One command in numbers: an order that rests or takes, or (with no lots) the cancel of an earlier order. */
export interface Step {
  readonly id: number
  readonly side: Side
  readonly takes: boolean
  readonly ticks: number
  readonly lots: number
}

/** The steps that fill a book, and those that are then timed. */
export interface Workload {
  readonly opening: readonly Step[]
  readonly steps: readonly Step[]
}

/** An engine with the instrument listed, every account funded and one listener that counts. */
export function benchEngine(): { engine: MatchingEngine; events: () => number } {
  const engine = createEngine({ now: Date.now })
  engine.list(benchInstrument)
  for (const account of accounts) {
    engine.openAccount(account, { ETH: 10_000_000n * unit, USDT: 10_000_000_000n * unit })
  }
  let events = 0
  engine.subscribe(() => {
    events += 1
  })
  return { engine, events: () => events }
}

/** The order of a step, made anew as a front would have just made it. */
export function orderOf({ id, side, takes, ticks, lots }: Step): NewOrder {
  return {
    account: accounts[id % accounts.length] ?? '',
    symbol: benchInstrument.symbol,
    clientOrderId: `order-${id}`,
    side,
    kind: 'limit',
    price: BigInt(ticks) * tick,
    quantity: BigInt(lots) * lot,
    timeInForce: takes ? 'IOC' : 'GTC',
    postOnly: false,
    selfTradePrevention: 'expire-maker',
  }
}

/** Draws a workload: 60 % inserts, 30 % cancels, 10 % orders that take what three inserts add, so the book keeps its size. */
export function drawWorkload(count: number, seed: number): Workload {
  const random = seededRandom(seed)
  const { engine } = benchEngine()
  const open: number[] = []
  let lastId = 0
  const submit = (takes: boolean): Step => {
    const step = drawOrder(random, (lastId += 1), takes)
    const submitted = engine.submit(orderOf(step))
    if (!submitted.accepted) {
      throw new Error(`each order must be accepted, was refused: ${submitted.rejection.reason}`)
    }
    if (!takes) open.push(lastId)
    return step
  }
  const opening = Array.from({ length: 14_000 }, () => submit(false))
  const steps = Array.from({ length: count }, () => {
    const chance = random()
    if (chance < 0.7) return submit(chance < 0.1)
    const id = takeOpen(engine, open, random)
    engine.cancel(benchInstrument.symbol, id)
    return { id, side: 'buy', takes: false, ticks: 0, lots: 0 } as const
  })
  return { opening, steps }
}

/** Two of five orders stand near the middle, the others anywhere within 5,000 ticks of it: a book of 5,000 levels. */
function drawOrder(random: () => number, id: number, takes: boolean): Step {
  const side: Side = random() < 0.5 ? 'buy' : 'sell'
  const near = Math.floor(-Math.log(1 - random()) * 40)
  const resting = 1 + (random() < 0.6 ? Math.floor(random() * 5_000) : near)
  const distance = takes ? 5_000 : resting
  const isAbove = (side === 'sell') !== takes
  const lots = (takes ? 3 : 1) * (100 + Math.floor(random() * 20_000))
  return { id, side, takes, ticks: middleTicks + (isAbove ? distance : -distance), lots }
}

/** Draws an order that is still open, forgetting on the way those that are not. */
function takeOpen(engine: MatchingEngine, open: number[], random: () => number): number {
  for (;;) {
    const index = Math.floor(random() * open.length)
    const id = open[index]
    const last = open.pop()
    if (id === undefined || last === undefined) throw new Error('an order must be open, none was')
    if (index < open.length) open[index] = last
    const status = engine.order(id)?.status
    if (status === 'accepted' || status === 'partially-filled') return id
  }
}
