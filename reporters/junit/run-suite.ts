import type { RunReport } from '../../core/run-report.ts'
import { stopsRelease } from '../vocabulary.ts'
import { suite, type Suite } from './suite.ts'
import type { Case } from './testcase.ts'
import { characterData, element } from './xml.ts'

/**
 * The errors outside any check. A verdict that stops a release although no test case says so (everything skipped, say)
 * becomes an error as well: a reader of this file alone must not take it for a pass.
 */
export function runSuite(report: RunReport): Suite | undefined {
  const { problems, results, verdict, summaryMessage, startedAt } = report
  const cases = problems.map((problem, index) =>
    erring(`problem ${index + 1} outside any check`, 'run.problems', problem),
  )
  const red = results.some(({ outcome }) => outcome === 'failed' || outcome === 'inconclusive')
  if (stopsRelease(verdict) && !red && problems.length === 0)
    cases.push(erring(`the verdict is ${verdict}`, 'run.verdict', summaryMessage))
  if (cases.length === 0) return undefined
  return suite(report, { name: 'run', durationMs: 0, timestamp: startedAt, cases })
}

function erring(name: string, classname: string, message: string): Case {
  const error = element('error', { message, type: 'critical' }, [characterData(message)])
  return { ending: 'error', xml: element('testcase', { name, classname, time: '0.000' }, [error]) }
}
