import type { Phase } from '../core/phases.ts'
import type { RunReport } from '../core/run-report.ts'

/** The guide's headings, for phases about which a run has nothing to say. */
export const headings: Readonly<Record<Phase, string>> = {
  deployment: 'Production deployment readiness',
  connectivity: 'Market connectivity',
  strategy: 'Trading strategy validation',
  risk: 'Risk management',
  'disaster-recovery': 'Disaster recovery',
  scalability: 'System scalability',
  'data-integrity': 'Data integrity',
  certification: 'Algorithm certification',
  liquidity: 'Market maker integration',
  'market-data': 'Real-time data validation',
  execution: 'Order execution',
  monitoring: 'Production monitoring',
  compliance: 'Regulatory compliance',
  continuity: 'Business continuity',
}

/** What a phase is called: as it calls itself in the run, or as the guide does. */
export function phaseTitle({ phases }: Pick<RunReport, 'phases'>, phase: Phase): string {
  return phases.find(summary => summary.phase === phase)?.title || headings[phase]
}
