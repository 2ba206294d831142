import { connectivityEntranceFaults } from './connectivity-entrance-faults.ts'
import { connectivityKeyFaults } from './connectivity-key-faults.ts'
import { connectivityMarketFaults } from './connectivity-market-faults.ts'
import { connectivityRestFaults } from './connectivity-rest-faults.ts'
import { connectivityStreamFaults } from './connectivity-stream-faults.ts'
import { deploymentFaults } from './deployment-faults.ts'
import { executionFaults } from './execution-faults.ts'
import { firmBookFaults } from './firm-book-faults.ts'
import { firmControlFaults } from './firm-control-faults.ts'
import { firmLimitFaults } from './firm-limit-faults.ts'
import { firmGatewayFaults } from './firm-gateway-faults.ts'
import { firmOrderFaults } from './firm-order-faults.ts'
import { firmPortfolioFaults } from './firm-portfolio-faults.ts'
import { firmRiskFaults } from './firm-risk-faults.ts'
import { marketDataFaults } from './market-data-faults.ts'
import { settlementFaults } from './settlement-faults.ts'
import { strategyFaults } from './strategy-faults.ts'
import type { Fault } from './fault.ts'

export type { Fault } from './fault.ts'

/** Every fault of the sandbox, and the checks it is the villain of: the sandbox says so, the checks do not know it. */
export const faults = {
  ...deploymentFaults,
  ...connectivityRestFaults,
  ...connectivityKeyFaults,
  ...connectivityStreamFaults,
  ...connectivityMarketFaults,
  ...connectivityEntranceFaults,
  ...marketDataFaults,
  ...settlementFaults,
  ...strategyFaults,
  ...executionFaults,
  ...firmOrderFaults,
  ...firmGatewayFaults,
  ...firmControlFaults,
  ...firmLimitFaults,
  ...firmBookFaults,
  ...firmRiskFaults,
  ...firmPortfolioFaults,
} as const satisfies Record<string, Fault>

export type FaultName = keyof typeof faults
export const isFault = (name: string): name is FaultName => Object.hasOwn(faults, name)

/** The magnitude of a fault that has one, as the fronts apply it. */
export function magnitudeOf(name: FaultName): number {
  const { magnitude } = faults[name] as Fault
  if (!magnitude) throw new TypeError(`${name} must have a magnitude, has none`)
  return magnitude.value
}
