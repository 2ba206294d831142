import type { RunReport } from '../../core/run-report.ts'
import { takenWords } from '../evidence-from-words.ts'
import { watermarkOf } from '../watermark.ts'
import { seconds, type Case } from './testcase.ts'
import { element } from './xml.ts'

/** What a suite is made of. */
export interface SuiteParts {
  readonly name: string
  readonly durationMs: number
  readonly timestamp: string
  readonly cases: readonly Case[]
}

/** A suite as XML, and what it counts. */
export interface Suite {
  readonly xml: string
  readonly cases: readonly Case[]
}

/** A suite that carries the facts of the run as properties, because its test cases and the root may not. */
export function suite(
  report: RunReport,
  { name, durationMs, timestamp, cases }: SuiteParts,
): Suite {
  const attributes = { name, ...tally(cases), time: seconds(durationMs), timestamp }
  const properties = Object.entries(runProperties(report)).map(([property, value]) =>
    element('property', { name: property, value }),
  )
  const children = [element('properties', {}, properties), ...cases.map(({ xml }) => xml)]
  return { xml: element('testsuite', attributes, children), cases }
}

/** How many test cases there are, and how they ended. */
function tally(cases: readonly Case[]) {
  const ended = (how: Case['ending']) => cases.filter(({ ending }) => ending === how).length
  return {
    tests: cases.length,
    failures: ended('failure'),
    errors: ended('error'),
    skipped: ended('skipped'),
  }
}

function runProperties(report: RunReport): Readonly<Record<string, string | number>> {
  const { tool, selection, sweep, rerunOf, shard, evidenceFrom } = report
  return {
    watermark: watermarkOf(report),
    verdict: report.verdict,
    summary: report.summaryMessage,
    overallStatus: report.overallStatus,
    exitCode: report.exitCode,
    runId: report.runId,
    profile: report.profile,
    configFiles: report.configFiles.join(', '),
    faults: selection.faults.join(', '),
    missingPhases: selection.missingPhases.join(', '),
    tool: `${tool.name} ${tool.version}`,
    startedAt: report.startedAt,
    finishedAt: report.finishedAt,
    ...(shard && { shard: `${shard.index}/${shard.of}`, run: shard.run }),
    ...(rerunOf && { rerunOf: rerunOf.runId, rerunOfVerdict: rerunOf.verdict }),
    ...(report.target?.software !== undefined && { software: report.target.software }),
    ...(evidenceFrom && {
      evidenceFrom: evidenceFrom.map(one => `${one.profile}: ${takenWords(one)}`).join('; '),
    }),
    ordersSwept: sweep.swept,
    ordersLeftOpen: sweep.leftOpen.join(', '),
  }
}
