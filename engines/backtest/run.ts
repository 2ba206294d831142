import { randomState, randomWords } from '../../helpers/value-at-risk/random.ts'
import { Account } from './account.ts'
import { BacktestError } from './errors.ts'
import { MarketView, setNow } from './market-view.ts'
import { Matching } from './matching.ts'
import { warmUpOf } from './module.ts'
import type { MarketOptions } from './options.ts'
import { afterRuin, counterOf, Desk } from './order-desk.ts'
import type { OrderDesk, Strategy, StrategyModule } from './strategy.ts'
import type { Tape } from './tape.ts'

/** What a run writes at each event; as long as the tape. */
export interface Recording {
  readonly equity: Float64Array
  readonly returns: Float64Array
  readonly position: Float64Array
  /** The position that is wanted, where it is asked for. */
  readonly intended?: Float64Array
}

/** A run that has ended. */
export interface Run extends Recording {
  readonly account: Account
  readonly desk: Desk
  /** Number of the event at whose end nothing was left. */
  readonly ruinedAt: number | undefined
}

export interface Setting {
  readonly module: StrategyModule
  readonly parameters: Readonly<Record<string, number>>
  readonly options: Required<MarketOptions>
}

export const recordingFor = (length: number): Recording => ({
  equity: new Float64Array(length),
  returns: new Float64Array(length),
  position: new Float64Array(length),
})

/**
 * Runs a strategy over a tape. At each event: orders whose time has come meet its prices, the account is valued at its close,
 * and then the strategy sees it.
 */
export function run(
  tape: Tape,
  { module, parameters, options }: Setting,
  recording: Recording,
): Run {
  const account = new Account(options)
  const desk = new Desk(account, {
    latency: options.latencyBars,
    warmUp: warmUpOf(module),
  })
  const matching = new Matching(tape, account, desk, options)
  const view = new MarketView(tape, account)
  const counter = counterOf(desk)
  const { close, length } = tape
  const { equity, returns, position, intended } = recording
  let [before, bar] = [options.initialCapital, 0]
  let ruinedAt: number | undefined
  try {
    const strategy = module.create(parameters, { random: uniformFrom(options.seed) })
    for (; bar < length; bar++) {
      desk.bar = bar
      if (desk.pending.length > 0) matching.match(bar)
      const value = account.cash + account.position * close[bar]!
      if (value <= 0) {
        ruinedAt = bar
        break
      }
      equity[bar] = value
      returns[bar] = value / before - 1
      position[bar] = account.position
      before = value
      setNow(view, bar)
      showTo(strategy, view, counter)
      if (intended) intended[bar] = desk.intended(close[bar]!)
    }
  } catch (error) {
    throw failure(error, module, bar)
  }
  if (ruinedAt !== undefined) endRuined({ account, desk, ...recording, ruinedAt }, close, before)
  return { account, desk, ...recording, ruinedAt }
}

/** What a strategy would do later, in a promise, would come after the run. */
function showTo(strategy: Strategy, view: MarketView, counter: OrderDesk): void {
  const returned: unknown = strategy.onBar(view, counter)
  if (typeof returned === 'object' && returned !== null)
    throw new BacktestError(
      'bad-module',
      'onBar must decide at once, and return nothing, returned an object or a promise: do not wait in it',
    )
}

/** The position is closed at the close that ruined the account, nothing is traded any more, and what is left stays. */
function endRuined(
  { account, desk, equity, returns, position, intended, ruinedAt }: Run & { ruinedAt: number },
  close: Float64Array,
  before: number,
): void {
  account.liquidate(ruinedAt, close[ruinedAt]!)
  for (const { id, quantity } of desk.pending) desk.reject(id, quantity, afterRuin)
  desk.pending = []
  equity.fill(account.cash, ruinedAt)
  returns.fill(0, ruinedAt)
  returns[ruinedAt] = account.cash / before - 1
  position.fill(0, ruinedAt)
  intended?.fill(0, ruinedAt)
}

/** Uniform numbers with 32 bits, from 0 up to 1. */
function uniformFrom(seed: number): () => number {
  let words: Generator<number, never> | undefined
  return () => {
    words ??= randomWords(randomState(seed))
    return words.next().value / 2 ** 32
  }
}

function failure(error: unknown, { name }: StrategyModule, bar: number): BacktestError {
  const words = error instanceof Error ? error.message : String(error)
  const code = error instanceof BacktestError ? error.code : 'strategy-failed'
  return new BacktestError(code, `${name} at event ${bar}: ${words}`, { cause: error })
}
