import type { PhaseSpec } from '../../core/phases.ts'

export const phase: PhaseSpec = {
  phase: 'risk',
  title: 'Risk management',
  objective: 'risk management systems are validated',
}
