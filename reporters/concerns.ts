import { severities } from '../core/check.ts'
import { phases } from '../core/phases.ts'
import type { RunReport } from '../core/run-report.ts'
import { weights, type Concern } from './concern.ts'
import { resultConcerns } from './result-concerns.ts'
import { runConcerns } from './run-concerns.ts'

/** Everything that keeps a run from GO, what weighs most first. */
export function concernsOf(report: RunReport): readonly Concern[] {
  return [...runConcerns(report), ...resultConcerns(report)].toSorted(
    (one, other) =>
      weights.indexOf(one.weight) - weights.indexOf(other.weight) ||
      severityRank(one) - severityRank(other) ||
      blockedCount(other) - blockedCount(one) ||
      other.results.length - one.results.length ||
      phaseRank(one) - phaseRank(other),
  )
}

/** What is about the run itself comes before any single check of the same weight. */
const severityRank = ({ severity }: Concern) => (severity ? severities.indexOf(severity) : -1)
const blockedCount = ({ blocked = [] }: Concern) => blocked.length
const phaseRank = ({ results }: Concern) => (results[0] ? phases.indexOf(results[0].phase) : -1)
