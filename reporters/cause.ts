import { withinLimit, type Observation } from '../core/evidence.ts'
import type { CheckResult } from '../core/run-report.ts'
import { placeOf } from './check-groups.ts'
import { fromWords } from './evidence-from-words.ts'
import { evidenceRows, type EvidenceRow } from './evidence-rows.ts'
import { allowedWords, measuredWords } from './measurement.ts'
import { outcomeWords } from './vocabulary.ts'

/** Why a result did not pass, in one line: what was measured beyond its limit says more than the words of an assertion. */
export function causeOf(result: CheckResult): string {
  const { outcome, evidence, reason, blocked, attestation, from } = result
  if (attestation && outcome === 'passed') return 'by the word of a person, not by measurement'
  if (from && outcome === 'passed') return fromWords(from)
  if (blocked) return reason.split('\n', 1)[0]!
  const beyond = evidence.filter(isBeyond)
  if (outcome === 'passed' || beyond.length === 0)
    return reason.trim().split('\n', 1)[0] || outcomeWords[outcome].meaning

  const where = from ? `at ${from.profile} ` : ''
  return beyond
    .map(
      found =>
        `${where}${found.name} was ${measuredWords(found)}, allowed is ${allowedWords(found.limit!)}`,
    )
    .join('; ')
}

/** Why several results of one check, or with one cause, did not pass: each measurement, or each cause, is said once. */
export function causeOver(results: readonly CheckResult[]): string {
  const causes = Map.groupBy(results, causeOf)
  if (causes.size === 1) return [...causes.keys()][0]!
  if (results.every(({ evidence }) => evidence.some(isBeyond)))
    return evidenceRows(results)
      .filter(({ cells }) => cells.some(cell => cell && isBeyond(cell)))
      .map(row => rowWords(row, results))
      .join('; ')
  return [...causes]
    .map(([cause, members]) => `${members.map(placeOf).join(', ')}: ${cause}`)
    .join('; ')
}

const isBeyond = (observation: Observation) => !withinLimit(observation)

function rowWords({ name, limit, cells }: EvidenceRow, results: readonly CheckResult[]): string {
  const measured = cells.flatMap((cell, index) =>
    cell && isBeyond(cell) ? [`${measuredWords(cell)} on ${placeOf(results[index]!)}`] : [],
  )
  return `${name} was ${measured.join(', ')}, allowed is ${allowedWords(limit!)}`
}
