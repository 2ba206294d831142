import { instantOf } from '../instant.ts'
import type { Virtues } from '../virtues.ts'
import { equityDollars, exposuresOf, riskFactors, type Holding } from './book.ts'
import { bookNow } from './book-now.ts'
import { businessDaysBefore } from './business-days.ts'
import { profitOf, type MarketDay } from './market.ts'
import { dollarText } from './money.ts'
import { meanLoss, worstLoss } from './quantile.ts'

/** Two years of business days. */
export const scenarioDays = 500

/** Probability beyond each level that is told, in basis points. */
const levels = { '0.95': 500, '0.99': 100 } as const

/** The risk of the book now by what happened in two years, in the shape of the trading-system contract. */
export function riskModel(past: readonly MarketDay[], nowMs: number, virtues: Virtues): object {
  const recent = past.slice(-scenarioDays)
  const dates = businessDaysBefore(nowMs, scenarioDays)
  const book = bookNow(recent, virtues)
  const exposures = exposuresOf(book)
  const ageMs =
    3_600_000 * (virtues.magnitude('firm-stale-risk-model', 'firm-stale-risk-model-twin') ?? 0)
  const unseen = virtues.has('firm-measures-without-a-factor')
    ? [{ instrument: 'SOL/USD at kraken', factor: 'SOL', dollars: 150_000 }]
    : []
  const profits = recent.map(({ returns }) => profitOf(exposures, returns))
  const estimates = Object.entries(levels).map(([confidenceLevel, basisPoints]) => ({
    confidenceLevel,
    valueAtRisk: dollarText(saidRisk(profits, basisPoints, virtues)),
    expectedShortfall: dollarText(saidShortfall(profits, basisPoints, virtues)),
  }))
  return {
    at: instantOf(nowMs - ageMs),
    currency: 'USD',
    equity: dollarText(equityDollars),
    positions: [...book, ...unseen].map(positionShape),
    method: 'historical',
    quantileRule: 'conservative',
    horizonDays: 1,
    factors: riskFactors.map(({ name }) => name),
    scenarios: recent.map(({ returns }, at) => ({ date: dates[at], returns })),
    estimates,
  }
}

export const positionShape = ({ instrument, factor, dollars }: Holding): object => ({
  instrument,
  factor,
  notional: dollarText(dollars),
})

function saidRisk(profits: readonly number[], basisPoints: number, virtues: Virtues): number {
  // Both tails are counted where one was meant.
  const share = virtues.has('firm-wrong-quantile') ? 2 * basisPoints : basisPoints
  const risk = worstLoss(profits, share)
  if (virtues.has('firm-tells-loss-as-return')) return -risk
  if (virtues.has('firm-tells-risk-in-percent')) return (100 * risk) / equityDollars
  const differencePct = virtues.magnitude('firm-rounds-risk', 'firm-rounds-risk-twin') ?? 0
  return risk * (1 - differencePct / 100)
}

function saidShortfall(profits: readonly number[], basisPoints: number, virtues: Virtues): number {
  const shortfall = meanLoss(profits, basisPoints)
  if (virtues.has('firm-shortfall-is-next-quantile')) return worstLoss(profits, basisPoints / 2)
  const differencePct =
    virtues.magnitude('firm-rounds-shortfall', 'firm-rounds-shortfall-twin') ?? 0
  return shortfall * (1 - differencePct / 100)
}
