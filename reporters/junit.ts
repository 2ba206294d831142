import type { CheckResult, RunReport } from '../core/run-report.ts'
import { element } from './junit/xml.ts'
import { runSuite } from './junit/run-suite.ts'
import { seconds, testcase, type Earlier } from './junit/testcase.ts'
import { suite } from './junit/suite.ts'

/** The report for CI, valid against the schema that Jenkins enforces: one suite for each phase, one test case for each result. */
export function junit(report: RunReport): string {
  const { phases, results } = report
  const suites = [...phases.map(({ phase }) => phase), ...strayPhases(report)].map(phase =>
    phaseSuite(
      report,
      phase,
      results.filter(result => result.phase === phase),
    ),
  )
  const run = runSuite(report)
  const all = run ? [...suites, run] : suites
  // No totals here: the schema knows no skipped ones at the root, and readers would take those for passed.
  const attributes = { name: 'market readiness', time: seconds(report.durationMs) }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(
    'testsuites',
    attributes,
    all.map(({ xml }) => xml),
  )}\n`
}

/** A result is never lost because its phase has no summary. */
function strayPhases({ phases, results }: RunReport): readonly CheckResult['phase'][] {
  const summarised = new Set(phases.map(({ phase }) => phase))
  return [...new Set(results.map(({ phase }) => phase))].filter(phase => !summarised.has(phase))
}

/** How a result ended in the run that this one is a rerun of. */
const earlierOf = ({ rerunOf }: RunReport, { id, venue }: CheckResult): Earlier | undefined =>
  rerunOf?.results.find(earlier => earlier.id === id && earlier.venue === venue)

function phaseSuite(
  report: RunReport,
  phase: CheckResult['phase'],
  results: readonly CheckResult[],
) {
  const durationMs = results.reduce((sum, result) => sum + result.durationMs, 0)
  const begun = results.flatMap(({ startedAt }) => startedAt ?? []).toSorted()
  return suite(report, {
    name: phase,
    durationMs,
    timestamp: begun[0] ?? report.startedAt,
    cases: results.map(result => testcase(result, earlierOf(report, result))),
  })
}
