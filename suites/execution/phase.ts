import type { PhaseSpec } from '../../core/phases.ts'

export const phase: PhaseSpec = {
  phase: 'execution',
  title: 'Order execution',
  objective: 'order execution and settlement are validated',
}
