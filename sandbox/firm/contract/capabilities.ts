import type { Life } from '../life.ts'
import { softwareDigest } from '../software.ts'
import { auditEvents, balances, executions, positions } from './account-endpoints.ts'
import { endpoint, type Capability, type Endpoint, type Offer } from './endpoint.ts'
import { massCancel, orderEntry, orderReplace, orders } from './order-endpoints.ts'
import { nothing } from './read.ts'
import { allocation, correlations, riskHistory, riskModel, stressTests } from './risk-endpoints.ts'
import { riskNumbers } from './risk-numbers-endpoints.ts'
import {
  bookStatus,
  killSwitch,
  reconciliation,
  riskLimits,
  tradingState,
} from './safety-endpoints.ts'
import { custody, settlements } from './settlement-endpoints.ts'
import { strategies, strategyReplay } from './strategy-endpoints.ts'

/** Everything that the firm can offer: a capability more is an entry more. */
const offers: Readonly<Record<Capability, Offer>> = {
  orders,
  orderEntry,
  orderReplace,
  massCancel,
  executions,
  positions,
  balances,
  killSwitch,
  tradingState,
  riskLimits,
  riskNumbers,
  bookStatus,
  auditEvents,
  reconciliation,
  settlements,
  custody,
  riskHistory,
  riskModel,
  stressTests,
  correlations,
  allocation,
  strategies,
  strategyReplay,
}

const offeredBy = (life: Life) =>
  Object.entries(offers).filter(([, { isOffered }]) => isOffered?.(life) ?? true)

const discovery = endpoint('GET /capabilities', nothing, life => {
  const gateways = [...life.venues.gateways.values()]
  return {
    contract: '1',
    name: 'reference firm',
    version: '1.0.0',
    softwareDigest: softwareDigest(),
    environment: 'sandbox',
    drillsAllowed: true,
    orderTypes: [...new Set(gateways.flatMap(({ orderTypes }) => orderTypes))],
    timesInForce: [...new Set(gateways.flatMap(({ timesInForce }) => timesInForce))],
    qualifiers: ['postOnly', 'reduceOnly'],
    capabilities: offeredBy(life).map(([name]) => name),
  }
})

/** Every endpoint that is there now. */
export const endpointsOf = (life: Life): readonly Endpoint[] => [
  discovery,
  ...offeredBy(life).flatMap(([, { endpoints }]) => endpoints),
]
