import type { PhaseSpec } from '../../core/phases.ts'

export const phase: PhaseSpec = {
  phase: 'connectivity',
  title: 'Market connectivity',
  objective: 'market connectivity and API integration are validated',
}
