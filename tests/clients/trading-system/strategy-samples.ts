import type { Strategies, StrategyReplay } from '../../../clients/trading-system/port.ts'

const at = '2026-01-31T09:30:00.000001Z'
const digest = `sha256:${'0a'.repeat(32)}`
const digests = { code: digest, parameters: digest, data: digest }

export const strategy = {
  strategyId: 'trend',
  name: 'follows trends',
  version: '1',
  digests,
  periodSeconds: 86_400,
  periodsPerYear: 365,
  daysPerYear: 365,
  trialCount: 12,
  startupBars: 400,
  signalTypes: ['enterLong'],
  parameters: { window: 1.5 },
  learntUntil: at,
  initialCapital: '1000000',
  currency: 'USD',
  mandate: {
    maximumDrawdownFraction: 0.2,
    maximumDailyLossFraction: 0.05,
    longestUnderwaterDays: 90,
  },
  reported: [{ metric: 'sharpeRatio', value: 1.25 }],
  approvals: [{ author: 'Ada', approver: 'Grace', approvedAt: at, digests }],
}

const record = {
  startsAt: at,
  startEquity: '1000000',
  currency: 'USD',
  assumed: { commissionRate: '0.001', slippageRate: '0.0005' },
  periods: [{ endsAt: at, returnFraction: -0.01 }],
  trades: [
    {
      symbol: 'BTC-USD',
      side: 'buy',
      at,
      quantity: '0.5',
      price: '50000',
      commission: '25',
      dailyVolume: '10000',
      topQuantity: '2',
    },
  ],
}

const of = (part: string) => `GET /strategies/{strategy}/${part}`

/** A good answer of every endpoint that tells of strategies. */
export const strategyAnswers = {
  'GET /strategies': { strategies: [strategy] },
  [of('records/{source}')]: record,
  [of('trials')]: {
    periodsPerYear: 365,
    trials: [{ parameters: { window: 1.5 }, returnFractions: [0.01, -0.02] }],
  },
  [of('universe')]: {
    selectedAt: at,
    symbols: [{ symbol: 'BTC-USD', listedAt: at, delistedAt: at }],
  },
  [of('prices')]: {
    series: [{ symbol: 'BTC-USD', prices: [{ at, price: '50000' }] }],
    events: [{ symbol: 'BTC-USD', at, words: 'a fork' }],
  },
  [of('signals')]: {
    dataEndsAt: at,
    signals: [{ at, symbol: 'BTC-USD', type: 'enterLong' }],
  },
  [of('indicators')]: { at, indicators: [{ symbol: 'BTC-USD', name: 'average', value: -1.5 }] },
  [of('backtest')]: record,
}

/** Members that tell of strategies, with the endpoint of each. */
export const strategyMembers = {
  strategies: [
    ['list', 'GET /strategies'],
    ['record', of('records/{source}')],
    ['trials', of('trials')],
    ['universe', of('universe')],
    ['prices', of('prices')],
  ],
  strategyReplay: [
    ['signals', of('signals')],
    ['indicators', of('indicators')],
    ['backtest', of('backtest')],
  ],
}

interface Whole {
  readonly strategies: Strategies
  readonly strategyReplay: StrategyReplay
}

/** Calls every member that tells of strategies; their answers, by the endpoint that each should ask. */
export async function drivenStrategies({ strategies, strategyReplay }: Whole) {
  const key = { strategy: 'trend' }
  return {
    'GET /strategies': await strategies.list(),
    [of('records/{source}')]: await strategies.record({ ...key, source: 'live' }),
    [of('trials')]: await strategies.trials(key),
    [of('universe')]: await strategies.universe(key),
    [of('prices')]: await strategies.prices(key),
    [of('signals')]: await strategyReplay.signals({ ...key, until: at }),
    [of('indicators')]: await strategyReplay.indicators({ ...key, until: at, startupBars: '40' }),
    [of('backtest')]: await strategyReplay.backtest({
      ...key,
      lagBars: '1',
      commissionRate: '0.001',
      slippageRate: '0.0005',
      initialCapital: '1000000',
      seed: '1',
    }),
  }
}
