import type { TradingSystem } from '../../../clients/trading-system/port.ts'
import { newOrder } from './samples.ts'
import { drivenStrategies } from './strategy-samples.ts'

type Whole = { readonly [Name in keyof TradingSystem]-?: NonNullable<TradingSystem[Name]> }

/** Calls every member of a port that offers everything; their answers, by the endpoint that each should ask. */
export async function driven(port: TradingSystem): Promise<Readonly<Record<string, unknown>>> {
  const system = port as Whole
  const key = { clientOrderId: 'readiness-1' }
  const order = { scope: { venue: 'binance' }, reason: 'drill' }
  return {
    'GET /capabilities': system.about,
    'GET /orders': await system.orders.list(),
    'GET /orders/{clientOrderId}': await system.orders.get(key),
    'POST /orders': await system.orderEntry.submit(newOrder),
    'DELETE /orders/{clientOrderId}': await system.orderEntry.cancel(key),
    'PUT /orders/{clientOrderId}': await system.orderReplace.replace({
      ...key,
      price: '49000',
      quantity: '0.01',
    }),
    'POST /mass-cancel': await system.massCancel.cancelAll({}),
    'GET /executions': await system.executions.list({ since: '2026-01-31T09:30:00.000000Z' }),
    'GET /positions': await system.positions.read(),
    'GET /balances': await system.balances.read(),
    'GET /kill-switch': await system.killSwitch.read(),
    'POST /kill-switch/engage': await system.killSwitch.engage(order),
    'POST /kill-switch/release': await system.killSwitch.release(order),
    'GET /trading-state': await system.tradingState.read(),
    'PUT /trading-state': await system.tradingState.set({ state: 'halted', reason: 'drill' }),
    'GET /risk/limits': await system.riskLimits.read(),
    'GET /risk/numbers': await system.riskNumbers.read(),
    'GET /books': await system.bookStatus.read(),
    'GET /audit-events': await system.auditEvents.list({ after: '3' }),
    'POST /reconciliation': await system.reconciliation.start(),
    'GET /reconciliation': await system.reconciliation.last(),
    'GET /settlements': await system.settlements.list({ after: '0' }),
    'GET /custody': await system.custody.read(),
    'GET /risk/history': await system.riskHistory.read(),
    'GET /risk/model': await system.riskModel.read(),
    'GET /risk/stress-tests': await system.stressTests.read(),
    'GET /risk/correlations': await system.correlations.read(),
    'GET /risk/allocation': await system.allocation.read(),
    ...(await drivenStrategies(system)),
  }
}
