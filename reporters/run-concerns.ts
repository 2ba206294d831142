import { phases, type Phase } from '../core/phases.ts'
import type { RerunOf, RunReport } from '../core/run-report.ts'
import { shardName, type Shard } from '../core/shard.ts'
import { isAssessed } from '../core/verdict.ts'
import type { Concern } from './concern.ts'
import { plural } from './counts.ts'
import { isGap } from './coverage.ts'
import { rerunStep, shardStep } from './next-step.ts'
import { phaseTitle } from './phase-titles.ts'
import { whoActs } from './roles.ts'

/** What the run as a whole has against GO: what happened outside any check, and what it never looked at. */
export function runConcerns(report: RunReport): readonly Concern[] {
  const { problems, sweep, selection } = report
  const said = problems.join('\n')
  const unsaid = sweep.leftOpen.filter(order => !said.includes(order))
  return [
    ...unsaid.map(order => openOrder(`an order of this run may still be open: ${order}`)),
    ...problems.map(problem =>
      sweep.leftOpen.some(order => problem.includes(order)) ? openOrder(problem) : trouble(problem),
    ),
    ...silentPhases(report).map(phase => emptyPhase(report, phase)),
    ...(selection.missingPhases.length > 0 ? [leftOut(report)] : []),
    ...(report.rerunOf ? [rerun(report.rerunOf)] : []),
    ...(report.shard ? [part(report.shard)] : []),
  ]
}

/** Phases in which nothing that counts was really looked at, although none of their results leaves the run undecided. */
export function silentPhases({ results }: Pick<RunReport, 'results'>): readonly Phase[] {
  const byPhase = Map.groupBy(results, ({ phase }) => phase)
  return phases.filter(phase => {
    const members = byPhase.get(phase) ?? []
    return members.length > 0 && !members.some(result => isAssessed(result) || isGap(result))
  })
}

const openOrder = (claim: string): Concern => ({
  weight: 'unknown',
  claim,
  cause: 'It was sent by a check and could not be canceled.',
  who: 'head of trading',
  next: 'Cancel it at the venue now.',
  results: [],
})

const trouble = (problem: string): Concern => ({
  weight: 'unknown',
  claim: 'something went wrong outside any check',
  cause: problem,
  who: 'whoever runs the sentinel',
  next: 'Mend it and run again: what it kept from being seen is not known.',
  results: [],
})

const emptyPhase = (report: RunReport, phase: Phase): Concern => ({
  weight: 'unknown',
  claim: `${phaseTitle(report, phase)}: nothing that counts was assessed`,
  cause: 'The phase was selected, but none of its checks passed or failed.',
  who: whoActs([phase]),
  next: 'Provide what its checks ask for, then run again.',
  results: [],
})

const rerun = ({ runId, verdict, results }: RerunOf): Concern => ({
  weight: 'condition',
  claim: `this is a rerun of run ${runId}, which ended ${verdict}`,
  cause: `Only what failed or was inconclusive there was run again: ${plural(results.length, 'result')}.`,
  who: 'release manager',
  next: rerunStep,
  results: [],
})

const part = (shard: Shard): Concern => ({
  weight: 'condition',
  claim: `this is ${shardName(shard)} of the run ${shard.run}`,
  cause: 'The checks of the other shards ran elsewhere.',
  who: 'whoever runs the sentinel',
  next: shardStep,
  results: [],
})

function leftOut(report: RunReport): Concern {
  const { missingPhases } = report.selection
  return {
    weight: 'condition',
    claim: 'the run is narrower than the profile requires',
    cause: `Left out, wholly or in part: ${missingPhases.map(phase => phaseTitle(report, phase)).join(', ')}.`,
    who: 'release manager',
    next: 'Run the whole profile, or accept by name that these phases are not known.',
    results: [],
  }
}
