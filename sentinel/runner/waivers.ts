import type { LoadedConfig } from '../../config/load.ts'
import type { CheckResult, RunReport, WaiverEntry } from '../../core/run-report.ts'
import type { KnownCheck } from '../../core/known-check.ts'
import { waiverFor, whyNothingWaived } from '../../core/waived.ts'
import type { Waiver } from '../../core/waiver.ts'
import {
  examineWaivers,
  type ExaminedWaiver,
  type WaiverRules,
} from '../../core/waiver-examination.ts'
import type { JudgingContext } from './known-checks.ts'

/**
 * Applies the waivers, and tells of each what became of it. A failure under a waiver is waived; a gap under one stays what
 * it is and is marked.
 */
export function withWaivers(
  results: readonly CheckResult[],
  { loaded, checks, nowMs }: JudgingContext,
): Required<Pick<RunReport, 'results' | 'waivers'>> {
  const examined = examineWaivers(loaded.waivers, waiverRulesOf(loaded, checks), nowMs)
  const pairs = results.map(result => ({ result, waiver: waiverFor(result, examined) }))
  return {
    results: pairs.map(({ result, waiver }) => (waiver ? forgiven(result, waiver) : result)),
    waivers: examined.map(one => {
      const forgives = pairs.filter(({ waiver }) => waiver === one.waiver).length
      const idle = one.state === 'in-force' && forgives === 0
      const why = idle ? whyNothingWaived(one.waiver, results) : one.why
      return entryOf({ ...one, why }, forgives)
    }),
  }
}

function forgiven(result: CheckResult, waiver: Waiver): CheckResult {
  const { kind, reason, approver, expires } = waiver
  const mark = { kind, reason, approver, expires }
  return kind === 'gap'
    ? { ...result, waiver: mark }
    : { ...result, outcome: 'waived', waiver: mark }
}

function entryOf({ waiver, state, why, notice }: ExaminedWaiver, forgives: number): WaiverEntry {
  return {
    ...waiver,
    state,
    ...(notice !== undefined && { endsWithinDays: notice }),
    forgives,
    why,
  }
}

/** The rules of a profile. */
export const waiverRulesOf = (
  { config: { safety } }: LoadedConfig,
  checks: readonly KnownCheck[],
): WaiverRules => ({
  nonWaivable: safety.non_waivable,
  ceiling: safety.waiver_ceiling,
  longestDays: safety.waiver_longest_days,
  checks,
})
