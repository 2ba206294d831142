import type { ActiveFaults } from '../../venues/venue.ts'
import { traded, type Outcome } from './bookkeeping.ts'
import { coinSides, luckiest, luckyLately } from './chance.ts'
import { drawFor } from './draw.ts'
import { follow, type Flaw, type Wanted } from './follower.ts'
import { marketOf, type Market } from './market.ts'
import type { Plan, Rule } from './plans.ts'

/** How a backtest is to be run. */
export interface Replay {
  readonly lagBars: number
  readonly commissionRate: number
  readonly slippageRate: number
  readonly initialCapital: number
}

/** Tries that the best of chance was picked from. */
export const randomTries = 500
const liveShare = 0.15
const luckyDays = 60

/** One strategy over its market: what it wants, and what comes of it. Computed when it is first asked for. */
export class Book {
  readonly plan: Plan
  readonly market: Market
  readonly seed: number
  readonly #faults: ActiveFaults
  readonly #made = new Map<string, unknown>()

  constructor(
    plan: Plan,
    at: { readonly seed: number; readonly nowMs: number; readonly faults: ActiveFaults },
  ) {
    this.plan = plan
    this.seed = at.seed
    this.#faults = at.faults
    this.market = marketOf(plan, at.seed, at.nowMs)
  }

  /** The first bar that the strategy was not learnt from. */
  get firstUnlearnt(): number {
    return Math.floor(this.plan.bars / 2)
  }

  /** The first bar of paper and live trading. */
  get firstLive(): number {
    return Math.floor(this.plan.bars * (1 - liveShare))
  }

  /** The first bar of the record that is shown. */
  get firstShown(): number {
    const { barSeconds, bars, isWeekdaysOnly } = this.plan
    if (!this.#faults.has('short-lucky-record')) return 0
    return bars - (isWeekdaysOnly ? luckyDays : (luckyDays * 86_400) / barSeconds)
  }

  get rule(): Rule {
    if (this.#faults.has('same-close-execution')) return { halfLifeBars: 1, entry: 0.5 }
    if (this.#faults.has('edge-below-costs')) return { halfLifeBars: 0.4, entry: 0 }
    return this.plan.rule
  }

  /** What costs the firm takes for its own backtest. */
  get assumed() {
    return this.#faults.has('edge-below-costs')
      ? { commissionRate: 0, slippageRate: 0 }
      : { commissionRate: 0.001, slippageRate: 0.0005 }
  }

  /** What the rule says of each symbol from its bars up to one. */
  followed({
    from = 0,
    to = this.plan.bars,
  }: { from?: number; to?: number } = {}): readonly Wanted[] {
    const { rule } = this
    const flaw: Flaw = {
      seesNextBar: this.#faults.has('lookahead-by-shift'),
      isCentred: this.#faults.has('lookahead-by-centred-window'),
      isScaledByAll: this.#faults.has('lookahead-by-scaling'),
    }
    return this.market.symbols.map(bars => follow(bars, { from, to }, { rule, flaw }))
  }

  /** What the strategy wants after each bar. */
  get sides(): readonly Int8Array[] {
    return this.#once('sides', () => this.#limited(this.#sides()))
  }

  #sides(): readonly Int8Array[] {
    const { market, seed, plan } = this
    if (this.#faults.has('best-of-random')) return this.luckiest.sides
    if (this.#faults.has('short-lucky-record'))
      return luckyLately(market, {
        seed,
        from: this.firstShown,
        periodsPerYear: plan.periodsPerYear,
      })
    const honest = this.followed().map(({ sides }) => sides)
    if (!this.#faults.has('overfit-strategy')) return honest
    const { rule } = this
    const whole = { from: 0, to: plan.bars }
    const chance = coinSides(market, seed, 'unlearnt')
    return market.symbols.map((bars, place) => {
      const known = follow(bars, whole, {
        rule,
        flaw: { isCentred: true, seesNextBar: true },
      }).sides
      return known.map((side, bar) => (bar < this.firstUnlearnt ? side : chance[place]![bar]!))
    })
  }

  /** The best of so many coins. */
  get luckiest() {
    const { market, seed } = this
    return this.#once('luckiest', () => luckiest(market, { seed, tries: randomTries }))
  }

  /** Where a fault says so, nothing is held any more after so many positions were closed. */
  #limited(sides: readonly Int8Array[]): readonly Int8Array[] {
    const most = this.#faults.magnitude('few-trades', 'few-trades-twin')
    if (most === undefined) return sides
    const kept = sides.map(one => new Int8Array(one.length))
    const open = sides.map(() => 0)
    let [begun, bar] = [0, 0]
    for (; bar < this.plan.bars; bar++)
      for (const [place, one] of sides.entries()) {
        const side = one[bar]!
        if (side !== open[place]) open[place] = side !== 0 && begun < most ? (begun++, side) : 0
        kept[place]![bar] = open[place]!
      }
    return kept
  }

  /** What the strategy did in the backtest that the firm shows. */
  get backtest(): Outcome {
    const { capital } = this.plan
    return this.#once('backtest', () =>
      this.run({ lagBars: 0, ...this.assumed, initialCapital: capital }),
    )
  }

  run({ lagBars, commissionRate, slippageRate, initialCapital }: Replay): Outcome {
    const early = this.#faults.has('same-close-execution') ? -1 : 0
    const restless = this.#faults.has('hidden-clock')
    return traded(this.market, {
      wanted: this.sides,
      share: this.share,
      capital: initialCapital,
      lagBars: lagBars + early,
      commissionRate,
      slippageRate,
      ...(restless && { worse: () => (performance.now() % 1) * 1e-4 }),
      from: this.firstShown,
    })
  }

  get share(): number {
    return this.plan.exposure / this.plan.symbols.length
  }

  /** What came of trading on paper, or with money: fills are a little worse than in the backtest. */
  traded(source: 'paper' | 'live'): Outcome {
    const { normal } = drawFor(this.seed, `${source} ${this.plan.id}`)
    const bps = this.#faults.magnitude('worse-live-prices', 'worse-live-prices-twin')
    const worse = () =>
      source === 'live' && bps !== undefined ? bps * 1e-4 : Math.abs(normal()) * 0.4e-4
    const late = source === 'live' && this.#faults.has('late-live-entry') ? 1 : 0
    return this.#once(source, () =>
      traded(this.market, {
        wanted: this.sides,
        share: this.share,
        capital: this.plan.capital,
        lagBars: late,
        ...this.assumed,
        worse,
        from: this.firstShown,
      }),
    )
  }

  #once<Made>(name: string, make: () => Made): Made {
    if (!this.#made.has(name)) this.#made.set(name, make())
    return this.#made.get(name) as Made
  }
}
