import type { FaultName } from '../../../sandbox/faults/catalogue.ts'
import { FaultSwitchboard } from '../../../sandbox/faults/active.ts'
import type { Virtues } from '../../../sandbox/firm/virtues.ts'

/** A firm with all its virtues. */
export const virtuous: Virtues = new FaultSwitchboard()

/** A firm that lacks some. */
export function lacking(...faults: readonly FaultName[]): Virtues {
  const virtues = new FaultSwitchboard()
  for (const fault of faults) virtues.activate(fault)
  return virtues
}
