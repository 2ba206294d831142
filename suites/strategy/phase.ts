import type { PhaseSpec } from '../../core/phases.ts'

export const phase: PhaseSpec = {
  phase: 'strategy',
  title: 'Strategy validation',
  objective: 'trading strategies are validated and certified',
}
