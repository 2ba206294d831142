import type { FaultName } from '../../faults/catalogue.ts'
import type { ActiveFaults } from '../../venues/venue.ts'
import { instantOf } from '../instant.ts'
import { Refusal } from '../refusal.ts'
import { aboutStrategy } from './about.ts'
import { Book } from './book.ts'
import { plans } from './plans.ts'
import { decimalOf, recordShape, signalShapes } from './shapes.ts'
import { trialsOf } from './trials.ts'

interface Named {
  readonly strategy: string
}
interface Until extends Named {
  readonly until?: string | undefined
}

/** How a backtest is asked for, in the words of the contract. */
export interface BacktestInput extends Named {
  readonly lagBars: number
  readonly commissionRate: number
  readonly slippageRate: number
  readonly initialCapital: number
}

/** The part of the firm that knows its strategies; its answers have the shape of the trading-system contract. */
export interface StrategyDesk {
  list(): object
  record(key: Named & { readonly source: 'backtest' | 'paper' | 'live' }): object
  trials(key: Named): object
  universe(key: Named): object
  prices(key: Named): object
  signals(key: Until): object
  indicators(key: Until & { readonly startupBars?: number | undefined }): object
  backtest(key: BacktestInput): object
}

/** What is computed under other faults is computed anew. */
const ofStrategies: readonly FaultName[] = [
  'short-lucky-record',
  'same-close-execution',
  'edge-below-costs',
  'lookahead-by-shift',
  'lookahead-by-centred-window',
  'lookahead-by-scaling',
  'best-of-random',
  'overfit-strategy',
  'few-trades',
  'few-trades-twin',
  'hidden-clock',
  'late-live-entry',
  'worse-live-prices',
  'worse-live-prices-twin',
]

/** A desk with two strategies, whose markets end a day before now. */
export function createStrategyDesk(setup: {
  readonly nowMs: number
  readonly seed: number
  readonly faults: ActiveFaults
}): StrategyDesk {
  const { faults } = setup
  let books: readonly Book[] = []
  let madeUnder: string | undefined
  const all = () => {
    const under = ofStrategies.filter(name => faults.has(name)).join(' ')
    if (under !== madeUnder) books = plans.map(plan => new Book(plan, setup))
    madeUnder = under
    return books
  }
  const named = (strategy: string): Book => {
    const found = all().find(({ plan }) => plan.id === strategy)
    if (found) return found
    throw new Refusal('notFound', `there is no strategy ${strategy}; GET /strategies lists them`)
  }

  return {
    list: () => ({ strategies: all().map(book => aboutStrategy(book, faults)) }),
    record({ strategy, source }) {
      const book = named(strategy)
      if (source === 'backtest') return recordShape(book, scaledBy(book, faults), 0)
      return recordShape(book, book.traded(source), book.firstLive)
    },
    trials({ strategy }) {
      const book = named(strategy)
      const trials = trialsOf(book, {
        isBestOfRandom: faults.has('best-of-random'),
        isMined: faults.has('parameter-mining'),
        isKnifeEdge: faults.has('knife-edge-optimum'),
      })
      return {
        periodsPerYear: book.plan.daysPerYear,
        trials: trials.map(({ parameters, returns }) => ({ parameters, returnFractions: returns })),
      }
    },
    universe: ({ strategy }) => universeOf(named(strategy), faults.has('survivors-only')),
    prices: ({ strategy }) => pricesOf(named(strategy), faults.has('unadjusted-split')),
    signals({ strategy, until }) {
      const book = named(strategy)
      const to = barsUntil(book, until)
      const sides = book.followed({ to }).map(one => one.sides)
      return {
        dataEndsAt: instantOf(book.market.endsMs[to - 1]!),
        signals: signalShapes(book, sides),
      }
    },
    indicators({ strategy, until, startupBars }) {
      const book = named(strategy)
      const to = barsUntil(book, until)
      const from = startupBars === undefined ? 0 : Math.max(0, to - startupBars)
      const followed = book.followed({ from, to })
      return {
        at: instantOf(book.market.endsMs[to - 1]!),
        indicators: book.market.symbols.flatMap((bars, place) => {
          if (bars.listedBar >= to || bars.delistedBar < to) return []
          const { trends, sizes } = followed[place]!
          const told = (name: string, value: number) => ({ symbol: bars.symbol, name, value })
          return [told('averageReturn', trends[to - 1]!), told('averageSize', sizes[to - 1]!)]
        }),
      }
    },
    backtest({ strategy, ...replay }) {
      const book = named(strategy)
      return recordShape(book, book.run(replay), 0)
    },
  }
}

/** The backtest; with too little volume behind it where a fault says so. */
function scaledBy(book: Book, faults: ActiveFaults) {
  const pct = faults.magnitude('unfillable-orders', 'unfillable-orders-twin')
  if (pct === undefined) return book.backtest
  const { fills } = book.backtest
  const share = Math.max(
    ...fills.map(
      ({ units, bar, place }) => Math.abs(units) / book.market.symbols[place]!.dailyVolumes[bar]!,
    ),
  )
  const grown = fills.map(fill => ({ ...fill, units: (fill.units * pct) / 100 / share }))
  return { ...book.backtest, fills: grown }
}

function barsUntil({ market: { endsMs } }: Book, until: string | undefined): number {
  if (until === undefined) return endsMs.length
  const untilMs = Date.parse(until)
  const bars = endsMs.findLastIndex(endsAt => endsAt <= untilMs) + 1
  if (bars > 0) return bars
  throw new Refusal('badRequest', `until must be an instant at which there is data, was ${until}`)
}

function universeOf({ plan, market }: Book, isOfSurvivors: boolean): object {
  const { startsMs, endsMs, symbols } = market
  const bars = endsMs.length
  const startOf = (bar: number) => (bar === 0 ? startsMs : endsMs[bar - 1]!)
  const shown = symbols.filter(({ delistedBar }) => !isOfSurvivors || delistedBar >= bars)
  return {
    // Coins were named before; stocks are whatever was listed at the time.
    ...(plan.delisted.length === 0 && { selectedAt: instantOf(startsMs - 30 * 86_400_000) }),
    symbols: shown.map(({ symbol, listedBar, delistedBar }) => ({
      symbol,
      listedAt: instantOf(listedBar === 0 ? startsMs - 365 * 86_400_000 : startOf(listedBar)),
      ...(delistedBar < bars && { delistedAt: instantOf(startOf(delistedBar)) }),
    })),
  }
}

function pricesOf({ plan, market }: Book, isUnadjusted: boolean): object {
  const { endsMs, symbols } = market
  const splitBar = Math.floor(endsMs.length / 3)
  return {
    series: symbols.map(({ symbol, closes, listedBar, delistedBar }, place) => ({
      symbol,
      prices: endsMs.slice(listedBar, delistedBar).map((endsAt, at) => {
        const bar = listedBar + at
        const isAfterSplit =
          isUnadjusted && place === 0 && bar >= splitBar && !plan.listedLate.includes(symbol)
        return { at: instantOf(endsAt), price: decimalOf(closes[bar]! / (isAfterSplit ? 2 : 1)) }
      }),
    })),
    events: [],
  }
}
