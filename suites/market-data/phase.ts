import type { PhaseSpec } from '../../core/phases.ts'

export const phase: PhaseSpec = {
  phase: 'market-data',
  title: 'Real-time data validation',
  objective: 'real-time market data feeds are validated',
}
