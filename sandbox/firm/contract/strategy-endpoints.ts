import { endpoint, type Offer } from './endpoint.ts'
import { id, instant, nothing, oneOf, optional, record, unsignedDecimal, whole } from './read.ts'

const key = record({ strategy: id })
const backtestKey = record({
  strategy: id,
  lagBars: whole,
  commissionRate: unsignedDecimal,
  slippageRate: unsignedDecimal,
  initialCapital: unsignedDecimal,
  seed: whole,
})

export const strategies: Offer = {
  endpoints: [
    endpoint('GET /strategies', nothing, life => life.strategies.list()),
    endpoint(
      'GET /strategies/{strategy}/records/{source}',
      record({ strategy: id, source: oneOf('backtest', 'paper', 'live') }),
      (life, asked) => life.strategies.record(asked),
    ),
    endpoint('GET /strategies/{strategy}/trials', key, (life, asked) =>
      life.strategies.trials(asked),
    ),
    endpoint('GET /strategies/{strategy}/universe', key, (life, asked) =>
      life.strategies.universe(asked),
    ),
    endpoint('GET /strategies/{strategy}/prices', key, (life, asked) =>
      life.strategies.prices(asked),
    ),
  ],
}

export const strategyReplay: Offer = {
  endpoints: [
    endpoint(
      'GET /strategies/{strategy}/signals',
      record({ strategy: id, until: optional(instant) }),
      (life, asked) => life.strategies.signals(asked),
    ),
    endpoint(
      'GET /strategies/{strategy}/indicators',
      record({ strategy: id, until: optional(instant), startupBars: optional(whole) }),
      (life, asked) => life.strategies.indicators(asked),
    ),
    endpoint(
      'GET /strategies/{strategy}/backtest',
      backtestKey,
      (life, { strategy, lagBars, ...rates }) =>
        life.strategies.backtest({
          strategy,
          lagBars,
          commissionRate: Number(rates.commissionRate),
          slippageRate: Number(rates.slippageRate),
          initialCapital: Number(rates.initialCapital),
        }),
    ),
  ],
}
