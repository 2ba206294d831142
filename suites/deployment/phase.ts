import type { PhaseSpec } from '../../core/phases.ts'

export const phase: PhaseSpec = {
  phase: 'deployment',
  title: 'Production deployment readiness',
  objective: 'infrastructure and deployment readiness are validated',
}
