import type { Strategies, StrategyReplay } from '../trading-system/port.ts'
import type { Replay, StrategySource } from './port.ts'

/** What a trading system offers of strategies. */
export interface Offered {
  readonly strategies: Strategies
  readonly strategyReplay?: StrategyReplay | undefined
}

/** The strategies that a trading system tells of. What was told once is not asked for again; a replay is. */
export async function strategiesOf({
  strategies,
  strategyReplay,
}: Offered): Promise<readonly StrategySource[]> {
  const list = await strategies.list()
  return list.strategies.map(about => {
    const strategy = about.strategyId
    const once = onceEach()
    return {
      about,
      record: source => once(source, () => strategies.record({ strategy, source })),
      trials: () => once('trials', () => strategies.trials({ strategy })),
      universe: () => once('universe', () => strategies.universe({ strategy })),
      prices: () => strategies.prices({ strategy }),
      replay: strategyReplay && replayOf(strategyReplay, strategy),
    }
  })
}

const replayOf = (replay: StrategyReplay, strategy: string): Replay => ({
  signals: until => replay.signals({ strategy, ...(until !== undefined && { until }) }),
  indicators: ({ until, startupBars }) =>
    replay.indicators({
      strategy,
      ...(until !== undefined && { until }),
      ...(startupBars !== undefined && { startupBars: `${startupBars}` }),
    }),
  backtest: asked => replay.backtest({ strategy, ...asked }),
})

function onceEach() {
  const asked = new Map<string, Promise<unknown>>()
  return <Answer>(name: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const known = asked.get(name) ?? ask()
    asked.set(name, known)
    return known as Promise<Answer>
  }
}
