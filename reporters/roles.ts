import { phases, type Phase } from '../core/phases.ts'

/** Who usually owns a phase at a trading firm: a role to turn to, not a name that this program knows. */
export const roles: Readonly<Record<Phase, string>> = {
  deployment: 'SRE',
  connectivity: 'SRE',
  strategy: 'quant',
  risk: 'risk manager',
  'disaster-recovery': 'SRE',
  scalability: 'performance engineer',
  'data-integrity': 'data engineer',
  certification: 'compliance officer',
  liquidity: 'head of trading',
  'market-data': 'market data engineer',
  execution: 'trading systems engineer',
  monitoring: 'SRE',
  compliance: 'compliance officer',
  continuity: 'operations manager',
}

/** Who acts on results of these phases, in the order of the phases, each role once. */
export function whoActs(involved: readonly Phase[]): string {
  const asked = phases.filter(phase => involved.includes(phase)).map(phase => roles[phase])
  return [...new Set(asked)].join(', ')
}
