import { severities } from '../../core/check.ts'
import { phases } from '../../core/phases.ts'
import type { CheckResult, RunReport } from '../../core/run-report.ts'
import { latenciesMs, latencyEvidence, limit, passing, venues } from './realistic-checks.ts'
import { reportWith } from './report-builder.ts'

/** A report of many checks over all phases, most on three venues, a third with a distribution and a tenth gone wrong. */
export function largeReport(checks: number): RunReport {
  return reportWith(Array.from({ length: checks }, (_, index) => resultsOf(index)).flat())
}

function resultsOf(index: number): readonly CheckResult[] {
  const phase = phases[index % phases.length]!
  const card = {
    severity: severities[index % 3]!,
    title: `claim ${index} of the phase holds whatever the venue does to disprove it`,
    prevents: 'A loss that would otherwise be noticed only when the positions are reconciled.',
    remediation: [
      'Compare the numbers with those of another host of the same site, to see which side changed.',
      'Stop the strategies that depend on it until both sides agree again, and tell the desk.',
    ],
    clauses: ['RTS 6 Art. 16'],
  }
  const places = index % 4 === 3 ? [undefined] : venues
  return places.map((venue, place) =>
    changed(
      passing(`${phase}/claim-${index}`, card, evidenceOf(index, place), venue),
      index,
      place,
    ),
  )
}

function evidenceOf(index: number, place: number): CheckResult['evidence'] {
  if (index % 3 === 0)
    return latencyEvidence(latenciesMs(20 + (index % 50) + 30 * place, 1000, index + 1))
  return [
    { name: 'compared', value: 1000 + index },
    { name: 'differences', value: 'none' },
    { name: 'share', value: 0.2 * index, unit: 'ms', limit: limit() },
    { name: 'slowest', value: 2 * index, unit: 'ms', limit: limit({ path: `limits.x.y${index}` }) },
  ]
}

function changed(result: CheckResult, index: number, place: number): CheckResult {
  if (index % 20 === 6 && place === 1)
    return { ...result, outcome: 'failed', reason: 'expected 612.4 to be at most 500' }
  if (index % 20 !== 13) return result
  const remedy = `Set limits.input_${index % 3} to what your system uses.`
  return { ...result, outcome: 'not-assessed', reason: 'an input is missing', remedy, evidence: [] }
}
