/** The fourteen phases of readiness, in the order in which they are run and reported; each is a folder of `suites/`. */
export const phases = [
  'deployment',
  'connectivity',
  'strategy',
  'risk',
  'disaster-recovery',
  'scalability',
  'data-integrity',
  'certification',
  'liquidity',
  'market-data',
  'execution',
  'monitoring',
  'compliance',
  'continuity',
] as const

export type Phase = (typeof phases)[number]

/** Phases in which every validation and criterion of the guide has a check; a test holds them to it. */
export const finishedPhases: readonly Phase[] = [
  'connectivity',
  'strategy',
  'risk',
  'market-data',
  'execution',
]

export const isPhase = (name: string): name is Phase => (phases as readonly string[]).includes(name)

/** What a phase says about itself; `suites/<phase>/phase.ts` holds one. */
export interface PhaseSpec {
  readonly phase: Phase
  readonly title: string
  /** The guide's objective, as a present-tense clause. */
  readonly objective: string
}
