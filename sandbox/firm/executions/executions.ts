import { GrowingList } from './growing-list.ts'
import type { Step } from '../orders/order-life.ts'

/** One step in the life of an order, as the contract tells it. */
export interface Execution extends Step {
  readonly executionId: string
  readonly clientOrderId: string
  readonly atMs: number
}

/**
 * The steps in the lives of all orders, in the order in which the firm took them. Their ids count them, so that the same
 * records give the same ids after a restart.
 */
export class Executions extends GrowingList<Execution> {
  take(clientOrderId: string, step: Step, atMs: number): Execution {
    const execution = { ...step, executionId: `E-${this.length + 1}`, clientOrderId, atMs }
    this.push(execution)
    return execution
  }
}
