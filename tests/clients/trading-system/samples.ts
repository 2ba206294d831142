import { capabilities } from '../../../clients/trading-system/contract/capabilities.ts'
import { strategyAnswers } from './strategy-samples.ts'
import type { NewOrder } from '../../../clients/trading-system/contract/order.ts'
import { riskAnswers } from './risk-samples.ts'

const at = '2026-01-31T09:30:00.000001Z'

export const about = {
  contract: '1',
  name: 'a firm',
  version: '1.2.3',
  environment: 'test',
  capabilities,
}

export const newOrder: NewOrder = {
  clientOrderId: 'readiness-1',
  venue: 'binance',
  symbol: 'BTCUSDT',
  side: 'buy',
  type: 'limit',
  quantity: '0.015',
  price: '50000.00',
  timeInForce: 'GTC',
}

export const order = {
  ...newOrder,
  firmOrderId: 'F-1',
  venueOrderId: '77',
  state: 'accepted',
  filledQuantity: '0',
  createdAt: at,
  updatedAt: at,
}

const reconciliation = {
  reconciliationId: 'R-1',
  state: 'differing',
  startedAt: at,
  finishedAt: at,
  cycles: 2,
  compared: [{ venue: 'binance', symbols: ['BTCUSDT'] }],
  differences: [
    {
      kind: 'position',
      venue: 'binance',
      subject: 'BTCUSDT',
      firmValue: '1',
      venueValue: '1.5',
      resolved: false,
    },
  ],
}

const killSwitch = { engagements: [{ scope: { venue: 'binance' }, reason: 'test', engagedAt: at }] }

const fill = {
  venueTradeId: 'T-1',
  price: '50000',
  quantity: '0.01',
  liquidity: 'maker',
  feeAmount: '-0.0001',
  feeCurrency: 'USDT',
  venueAt: at,
}

/** A good answer of every endpoint, by what the document calls it. */
export const answers: Readonly<Record<string, unknown>> = {
  'GET /capabilities': about,
  'GET /orders': { orders: [order] },
  'GET /orders/{clientOrderId}': order,
  'POST /orders': order,
  'DELETE /orders/{clientOrderId}': { ...order, state: 'pendingCancel' },
  'PUT /orders/{clientOrderId}': { ...order, state: 'pendingReplace' },
  'POST /mass-cancel': { clientOrderIds: ['readiness-1'] },
  'GET /executions': {
    executions: [
      {
        executionId: 'E-1',
        clientOrderId: 'readiness-1',
        state: 'partiallyFilled',
        filledQuantity: '0.01',
        fill,
        at,
      },
    ],
    next: '1',
  },
  'GET /positions': {
    at,
    positions: [{ venue: 'binance', symbol: 'BTCUSDT', quantity: '-1.5', averagePrice: '50000' }],
  },
  'GET /balances': {
    at,
    balances: [{ venue: 'binance', currency: 'USDT', total: '10.5', available: '0' }],
  },
  'GET /kill-switch': { engagements: [] },
  'POST /kill-switch/engage': killSwitch,
  'POST /kill-switch/release': { engagements: [] },
  'GET /trading-state': { state: 'reducing', since: at, reason: 'end of day' },
  'PUT /trading-state': { state: 'halted', since: at },
  'GET /risk/limits': {
    limits: [
      { control: 'maxOrderNotional', scope: {}, value: '1000', currency: 'USDT' },
      { control: 'maxLeverage', scope: { strategy: 's' }, value: '3' },
    ],
  },
  'GET /risk/numbers': {
    at,
    currency: 'USDT',
    equity: '1000',
    grossExposure: '500',
    netExposure: '-500',
    exposures: [{ venue: 'binance', symbol: 'BTCUSDT', notional: '-500' }],
    valueAtRisk: [{ confidenceLevel: '0.95', horizonDays: 1, valueAtRisk: '20.5' }],
  },
  'GET /books': {
    books: [
      {
        venue: 'binance',
        symbol: 'BTCUSDT',
        usable: true,
        bestBid: '49999',
        bestAsk: '50001',
        lastUpdateId: '9',
        ageMs: 3.25,
      },
      { venue: 'kraken', symbol: 'BTC/USD', usable: false, reason: 'sequenceGap', ageMs: 12 },
    ],
  },
  'GET /audit-events': {
    events: [
      {
        sequence: 4,
        at,
        actor: 'readiness',
        action: 'riskLimit.set',
        before: { maxLeverage: '2' },
        after: { maxLeverage: '3' },
        previousHash: 'a',
        hash: 'b',
      },
    ],
    next: '4',
  },
  'POST /reconciliation': { ...reconciliation, state: 'running' },
  'GET /reconciliation': reconciliation,
  'GET /settlements': {
    settlements: [
      {
        settlementId: 'S-1',
        clientOrderId: 'readiness-1',
        venueTradeId: 'T-1',
        market: 'us-equities',
        venue: 'nyse',
        symbol: 'IBM',
        tradeDate: '2026-01-30',
        executedAt: at,
        settlementDate: '2026-02-02',
        quantity: '-100',
        amount: '29950.5',
        currency: 'USD',
        state: 'settled',
        affirmedAt: at,
        settledAt: at,
      },
    ],
    next: '1',
  },
  ...strategyAnswers,
  'GET /custody': {
    lines: [
      { account: 'binance', asset: 'USDT', kind: 'cash', held: '10.5', booked: '-10.5', asOf: at },
      { account: 'broker', asset: 'IBM', kind: 'instrument', booked: '100', asOf: at },
    ],
  },
  ...riskAnswers,
}
