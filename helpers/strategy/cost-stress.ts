import { breakEvenCostBps, netReturns } from '../costs/cost-stress.ts'
import { badInput, notComputable } from '../performance/series-error.ts'
import { sharpeRatio } from '../performance/sharpe.ts'
import { instantMs } from '../settlement/settlement.ts'
import type { DescribedStrategy, StrategyRecord } from './strategy.ts'
import { equityOfRecord, toldRecord, toldTrades } from './told-record.ts'

/** What trading costs, as shares. */
export interface CostRates {
  readonly commissionRate: number
  readonly slippageRate: number
}

/** What costs leave of a strategy. */
export interface CostStress {
  /** Costs at which it earns nothing, as a multiple of those that are taken. Below 0 it loses before costs. */
  readonly breakEvenMultiple: number
  /** Annual Sharpe ratio at `times` the costs. */
  readonly stressedSharpe: number
  /** Two-way turnover of a year, as a multiple of equity. */
  readonly annualTurnover: number
}

/**
 * Takes the costs that a record assumed out of its returns and puts others in, by what was traded: each fill counts its price
 * times its quantity over the equity at the start of its period, and belongs to the period that it happened in: one at the end
 * of a period to the next, and at the end of the last one, where a backtest closes what is left, to that. Where a record does
 * not say what it assumed but every fill has its commission, these are what is taken out, and its slippage stays in: the
 * cautious side. Throws `SeriesError` where neither is told, of a rate of 5 % and more, of a commission of more than twice what
 * the fills were charged, of a trade outside of its periods, where nothing was traded, and as `toldRecord` and `toldTrades` do.
 */
export function costStress(
  { periodsPerYear }: DescribedStrategy,
  record: StrategyRecord,
  { rates, times }: { readonly rates: CostRates; readonly times: number },
): CostStress {
  const assumedBps = costBps(assumedRates(record))
  const { returns } = toldRecord(record)
  const turnovers = turnoversOf(record)
  const grossReturns = returns.map((value, at) => value + turnovers[at]! * assumedBps * 1e-4)
  const track = { grossReturns, turnovers }
  const breakEven = breakEvenCostBps(track)
  const taken = costBps(rates)
  if (breakEven === undefined || !(taken > 0))
    throw notComputable('costs must be above 0 and something be traded for them to be stressed')
  return {
    breakEvenMultiple: breakEven / taken,
    stressedSharpe: sharpeRatio(netReturns(track, times * taken), { periodsPerYear }),
    annualTurnover:
      (turnovers.reduce((sum, value) => sum + value, 0) / returns.length) * periodsPerYear,
  }
}

/** No market costs a twentieth of what is traded: 0.1 for 0.1 % would be a tenth. */
const tooDear = 0.05

function assumedRates(record: StrategyRecord): CostRates {
  const paid = paidRate(record)
  if (!record.assumed) {
    if (paid === undefined)
      throw notComputable(
        'a record must say which costs are in its returns, did not: state `assumed`, or the commission of every trade',
      )
    return { commissionRate: paid, slippageRate: 0 }
  }
  const commissionRate = Number(record.assumed.commissionRate)
  const slippageRate = Number(record.assumed.slippageRate)
  const dearest = Math.max(commissionRate, slippageRate)
  if (!(dearest < tooDear))
    throw badInput(`a cost must be below ${tooDear}, was ${dearest}: state it as a share`)
  if (paid !== undefined && commissionRate > 2 * Math.max(paid, 0))
    throw badInput(
      `a commission that is stated must be in its fills, ${commissionRate} was stated and ${Number(paid.toPrecision(6))} paid: state what is in the returns`,
    )
  return { commissionRate, slippageRate }
}

/** Commission that fills were charged, as a share of what was traded; undefined where one does not tell it. */
function paidRate(record: StrategyRecord): number | undefined {
  const trades = toldTrades(record)
  const paid = trades.map(({ commission }) => Number(commission))
  if (!paid.every(Number.isFinite)) return undefined
  const notional = trades.reduce(
    (sum, { price, quantity }) => sum + Number(price) * Number(quantity),
    0,
  )
  return paid.reduce((sum, one) => sum + one, 0) / notional
}

const costBps = ({ commissionRate, slippageRate }: CostRates): number =>
  (commissionRate + slippageRate) * 1e4

function turnoversOf(record: StrategyRecord): readonly number[] {
  const { startsMs, endsMs } = toldRecord(record)
  const equity = equityOfRecord(record)
  const turnovers = endsMs.map(() => 0)
  let period = 0
  const inOrder = toldTrades(record).toSorted((one, other) => (one.at < other.at ? -1 : 1))
  for (const { at, price, quantity } of inOrder) {
    const ms = instantMs(at)
    while (period + 1 < endsMs.length && ms >= endsMs[period]!) period++
    if (ms < startsMs || ms > endsMs[period]!)
      throw badInput(`a trade must lie within the periods of its record, one was at ${at}`)
    const worth = equity[period]!
    if (!(worth > 0))
      throw badInput(`equity must be above 0 to be traded on, was ${worth} at ${at}`)
    turnovers[period]! += (Number(price) * Number(quantity)) / worth
  }
  return turnovers
}
