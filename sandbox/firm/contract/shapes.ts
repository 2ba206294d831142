import { formatAmount, over, zero } from '../amount.ts'
import type { AuditEvent } from '../audit/audit-trail.ts'
import type { Execution } from '../executions/executions.ts'
import { instantOf } from '../instant.ts'
import type { Order, OrderFill } from '../orders/order.ts'
import type { Engagement, TradingState } from '../records.ts'
import type { Reconciliation } from '../reconciliation/reconciliation.ts'

/** An order as the contract tells it. */
export function orderShape(order: Order): object {
  const { terms, firmOrderId, venueClientOrderId, venueOrderId, state, reason } = order
  const { filled, notional, decisionPrice, arrivalPrice, createdMs, updatedMs } = order
  const handedOn = venueClientOrderId === terms.clientOrderId || venueClientOrderId === ''
  return {
    ...terms,
    firmOrderId,
    venueClientOrderId: handedOn ? undefined : venueClientOrderId,
    venueOrderId,
    state,
    reason,
    filledQuantity: formatAmount(filled),
    averagePrice: filled > zero ? formatAmount(over(notional, filled)) : undefined,
    decisionPrice,
    arrivalPrice,
    createdAt: instantOf(createdMs),
    updatedAt: instantOf(updatedMs),
  }
}

export function executionShape(execution: Execution): object {
  const { executionId, clientOrderId, state, filledQuantity, fill, reason, atMs } = execution
  const at = instantOf(atMs)
  return {
    executionId,
    clientOrderId,
    state,
    filledQuantity,
    fill: fill && fillShape(fill),
    reason,
    at,
  }
}

const fillShape = ({ venueMs, ...fill }: OrderFill): object => ({
  ...fill,
  venueAt: instantOf(venueMs),
})

export const auditShape = ({ atMs, ...event }: AuditEvent): object => ({
  ...event,
  at: instantOf(atMs),
})

export const killSwitchShape = (engagements: readonly Engagement[]): object => ({
  engagements: engagements.map(({ scope, reason, engagedMs }) => ({
    scope,
    reason,
    engagedAt: instantOf(engagedMs),
  })),
})

export const tradingStateShape = ({ state, reason, sinceMs }: TradingState): object => ({
  state,
  reason,
  since: instantOf(sinceMs),
})

export const reconciliationShape = (reconciliation: Reconciliation): object => {
  const { startedMs, finishedMs, ...rest } = reconciliation
  return {
    ...rest,
    startedAt: instantOf(startedMs),
    finishedAt: finishedMs === undefined ? undefined : instantOf(finishedMs),
  }
}
