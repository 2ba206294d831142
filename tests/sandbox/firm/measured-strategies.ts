import {
  StrategyRecord,
  type BacktestKey,
} from '../../../clients/trading-system/contract/strategy-record.ts'
import {
  StrategyIndicators,
  StrategyPrices,
  StrategySignals,
  StrategyTrials,
  StrategyUniverse,
} from '../../../clients/trading-system/contract/strategy-research.ts'
import { StrategyList, type Strategy } from '../../../clients/trading-system/contract/strategy.ts'
import { approvalFound } from '../../../helpers/strategy/approval.ts'
import { capacity } from '../../../helpers/strategy/capacity.ts'
import { costStress } from '../../../helpers/strategy/cost-stress.ts'
import { repetition } from '../../../helpers/strategy/determinism.ts'
import { lagCost } from '../../../helpers/strategy/lag.ts'
import { liveReconciliation } from '../../../helpers/strategy/live-reconciliation.ts'
import { cutsAt, lookahead } from '../../../helpers/strategy/lookahead.ts'
import { mandateUse } from '../../../helpers/strategy/mandate.ts'
import { metricDeviation } from '../../../helpers/strategy/metric-deviation.ts'
import { efficiency, outOfSamplePaths } from '../../../helpers/strategy/out-of-sample.ts'
import { plateau } from '../../../helpers/strategy/plateau.ts'
import { priceJumps } from '../../../helpers/strategy/price-jumps.ts'
import { instantsOf, worstChange } from '../../../helpers/strategy/recursion.ts'
import { replayInput } from '../../../helpers/strategy/replay-input.ts'
import { roundTrips } from '../../../helpers/strategy/round-trips.ts'
import { selection, trackRecord } from '../../../helpers/strategy/selection.ts'
import { survivorship } from '../../../helpers/strategy/survivorship.ts'
import { toldRecord, toldTrades } from '../../../helpers/strategy/told-record.ts'
import { trialMatrix } from '../../../helpers/strategy/trial-matrix.ts'
import { backtestOverfitting } from '../../../helpers/performance/backtest-overfitting.ts'
import { FaultSwitchboard } from '../../../sandbox/faults/active.ts'
import type { FaultName } from '../../../sandbox/faults/catalogue.ts'
import { createStrategyDesk } from '../../../sandbox/firm/strategies/desk.ts'

const rates = { commissionRate: 0.001, slippageRate: 0.0005 }
const costs = { initialCapital: 1_000_000, ...rates }

/** A desk whose answers are held against the contract. */
export function deskUnder(faults: readonly FaultName[], seed = 1, nowMs = Date.UTC(2026, 10, 1)) {
  const switchboard = new FaultSwitchboard()
  for (const fault of faults) switchboard.activate(fault)
  const desk = createStrategyDesk({ nowMs, seed, faults: switchboard })
  const replay = (strategy: string, key: Omit<BacktestKey, 'strategy'>) =>
    StrategyRecord.parse(
      desk.backtest({
        strategy,
        lagBars: Number(key.lagBars),
        commissionRate: Number(key.commissionRate),
        slippageRate: Number(key.slippageRate),
        initialCapital: Number(key.initialCapital),
      }),
    )
  return {
    list: () => StrategyList.parse(desk.list()).strategies,
    record: (strategy: string, source: 'backtest' | 'paper' | 'live') =>
      StrategyRecord.parse(desk.record({ strategy, source })),
    trials: (strategy: string) => StrategyTrials.parse(desk.trials({ strategy })),
    universe: (strategy: string) => StrategyUniverse.parse(desk.universe({ strategy })),
    prices: (strategy: string) => StrategyPrices.parse(desk.prices({ strategy })),
    signals: (strategy: string, until?: string) =>
      StrategySignals.parse(desk.signals({ strategy, until })),
    indicators: (strategy: string, until: string, startupBars?: number) =>
      StrategyIndicators.parse(desk.indicators({ strategy, until, startupBars })),
    replay,
  }
}

type Desk = ReturnType<typeof deskUnder>

/** What each check measures of one strategy, by what the desk answers. */
export const measures = {
  deviation: (desk: Desk, about: Strategy) =>
    metricDeviation(about, desk.record(about.strategyId, 'backtest')).deviation,
  annualisationPct: (desk: Desk, about: Strategy) =>
    metricDeviation(about, desk.record(about.strategyId, 'backtest')).annualisationPct,
  trades: (desk: Desk, { strategyId }: Strategy) =>
    roundTrips(toldTrades(desk.record(strategyId, 'backtest'))),
  days: (desk: Desk, { strategyId }: Strategy) =>
    toldRecord(desk.record(strategyId, 'backtest')).days,
  changedSignals: (desk: Desk, about: Strategy) => lookaheadOf(desk, about).changed,
  coveragePct: (desk: Desk, about: Strategy) => lookaheadOf(desk, about).coveragePct,
  indicatorChangePct(desk: Desk, { strategyId, startupBars }: Strategy) {
    const untils = instantsOf(desk.record(strategyId, 'backtest'), 4)
    return worstChange(
      untils.map(until => desk.indicators(strategyId, until, startupBars)),
      untils.map(until => desk.indicators(strategyId, until)),
    ).changePct
  },
  laggedPct(desk: Desk, { strategyId, periodsPerYear }: Strategy) {
    const { onTime, oneBarLate } = replayInput(costs)
    const base = desk.replay(strategyId, onTime)
    return lagCost(periodsPerYear, base, desk.replay(strategyId, oneBarLate)).keptPct
  },
  deflatedSharpe: (desk: Desk, about: Strategy) =>
    selection(about, desk.trials(about.strategyId)).probability,
  overfitting: (desk: Desk, about: Strategy) =>
    backtestOverfitting(trialMatrix(about, desk.trials(about.strategyId)).rows).probability,
  outOfSamplePct: (desk: Desk, about: Strategy) =>
    efficiency(about, desk.record(about.strategyId, 'backtest')).keptPct,
  positivePathsPct: (desk: Desk, about: Strategy) =>
    outOfSamplePaths(about, desk.trials(about.strategyId)).positivePct,
  confidence: (desk: Desk, { strategyId }: Strategy) =>
    trackRecord(desk.record(strategyId, 'backtest'), 0.95).confidence,
  costMultiple: (desk: Desk, about: Strategy) =>
    costStress(about, desk.record(about.strategyId, 'backtest'), { rates, times: 2 })
      .breakEvenMultiple,
  dailyVolumePct: (desk: Desk, about: Strategy) =>
    capacity(about, desk.record(about.strategyId, 'backtest'), costs.initialCapital).dailyVolumePct,
  topPct: (desk: Desk, about: Strategy) =>
    capacity(about, desk.record(about.strategyId, 'backtest'), costs.initialCapital).topPct,
  mandateUse: (desk: Desk, { strategyId, mandate }: Strategy) =>
    mandateUse(mandate, desk.record(strategyId, 'backtest')).use,
  plateauPct: (desk: Desk, about: Strategy) =>
    plateau(about, desk.trials(about.strategyId)).keepingPct,
  hindsight: (desk: Desk, { strategyId }: Strategy) =>
    survivorship(desk.universe(strategyId), desk.record(strategyId, 'backtest')).hindsight,
  outside: (desk: Desk, { strategyId }: Strategy) =>
    survivorship(desk.universe(strategyId), desk.record(strategyId, 'backtest')).outside,
  jumps: (desk: Desk, { strategyId }: Strategy) => priceJumps(desk.prices(strategyId)).jumps,
  matchedPct: (desk: Desk, about: Strategy) => liveOf(desk, about).matchedPct,
  worseBps: (desk: Desk, about: Strategy) => liveOf(desk, about).worseBps,
  trackingPct: (desk: Desk, about: Strategy) => liveOf(desk, about).trackingErrorPct,
  differences(desk: Desk, { strategyId }: Strategy) {
    const { onTime } = replayInput(costs)
    return repetition(desk.replay(strategyId, onTime), desk.replay(strategyId, onTime)).differences
  },
  unapproved: (desk: Desk, about: Strategy) =>
    approvalFound(about, desk.record(about.strategyId, 'live').startsAt).unapproved,
} as const

export type Measure = keyof typeof measures

function lookaheadOf(desk: Desk, { strategyId, signalTypes }: Strategy) {
  const whole = desk.signals(strategyId)
  const cuts = cutsAt(whole.signals, 3).untils.map(until => ({
    ...desk.signals(strategyId, until),
    until,
  }))
  return lookahead(whole.signals, cuts, signalTypes ?? [])
}

const liveOf = (desk: Desk, { strategyId }: Strategy) =>
  liveReconciliation(desk.record(strategyId, 'backtest'), desk.record(strategyId, 'live'))

/** One measure of both strategies under faults. */
export function measured(
  measure: Measure,
  faults: readonly FaultName[],
  seed = 1,
): readonly number[] {
  const desk = deskUnder(faults, seed)
  return desk.list().map(about => measures[measure](desk, about))
}
