import type { Virtues } from '../virtues.ts'
import { correlations } from './correlations.ts'
import { riskHistory } from './history.ts'
import { marketPast, type MarketDay } from './market.ts'
import { riskModel } from './model.ts'
import { stressTests } from './stress.ts'
import { allocation } from './weights.ts'

/** The part of the firm that measures what its own book may lose. */
export interface RiskEngine {
  history(): object
  model(): object
  stressTests(): object
  correlations(): object
  allocation(): object
}

/** An engine over a past of the market from a seed; it looks at nothing that the firm trades at the sandbox's venues. */
export function createRiskEngine(setup: {
  readonly now: () => number
  readonly seed: number
  readonly virtues: Virtues
}): RiskEngine {
  const { now, seed, virtues } = setup
  let kept: readonly MarketDay[] | undefined
  const past = () => (kept ??= marketPast(seed))
  return {
    history: () => riskHistory(past(), now(), virtues),
    model: () => riskModel(past(), now(), virtues),
    stressTests: () => stressTests(past(), now(), virtues),
    correlations: () => correlations(past(), now(), virtues),
    allocation: () => allocation(past(), now(), virtues),
  }
}
