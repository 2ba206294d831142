import type { Observation } from '../../core/evidence.ts'
import type { Outcome } from '../../core/outcome.ts'
import type { CheckResult, RerunOf } from '../../core/run-report.ts'
import { fromWords } from '../evidence-from-words.ts'
import { outcomeWords } from '../vocabulary.ts'
import { characterData, element } from './xml.ts'

/** A test case as XML, and which element says how it ended. */
export interface Case {
  readonly ending: 'failure' | 'error' | 'skipped' | undefined
  readonly xml: string
}

const endings: Readonly<Record<Outcome, Case['ending']>> = {
  passed: undefined,
  failed: 'failure',
  inconclusive: 'error',
  'not-assessed': 'skipped',
  'not-applicable': 'skipped',
  waived: 'skipped',
  stale: 'skipped',
}

/** How a result ended in the run that this one is a rerun of. */
export type Earlier = RerunOf['results'][number]

/** One result as a test case; the schema allows it no properties, so the evidence goes to its output. */
export function testcase(result: CheckResult, earlier?: Earlier): Case {
  const { id, title, venue, fault, durationMs } = result
  const name = [title, venue && `[${venue}]`, fault && `under ${fault}`].filter(Boolean).join(' ')
  const attributes = { name, classname: id.replaceAll('/', '.'), time: seconds(durationMs) }
  const output = element('system-out', {}, [characterData(outputOf(result))])
  const ending = endings[result.outcome]
  const children = [
    ...(ending ? [ended(ending, result)] : []),
    ...(earlier ? [endedBefore(earlier, result)] : []),
    output,
  ]
  return { ending, xml: element('testcase', attributes, children) }
}

/** Seconds as the schema wants them: three decimals. */
export const seconds = (durationMs: number): string => (durationMs / 1000).toFixed(3)

function ended(ending: string, result: CheckResult): string {
  const { outcome, severity, reason } = result
  const type = ending === 'skipped' ? outcome : severity
  const message = headline(reason) || outcomeWords[outcome].meaning
  return element(ending, { message, type }, [characterData(explanation(result))])
}

/** A pass of a rerun is told as flaky, as Maven does: the earlier ending does not vanish. */
function endedBefore({ outcome, reason }: Earlier, now: CheckResult): string {
  const manner = now.outcome === 'passed' ? 'flaky' : 'rerun'
  const message = headline(reason) || outcomeWords[outcome].meaning
  return element(`${manner}${outcome === 'failed' ? 'Failure' : 'Error'}`, {
    message,
    type: outcome,
  })
}

/** Readers show a message as one line; the whole reason is in the text of the element. */
function headline(reason: string): string {
  const line = reason.replaceAll(/[\s\u0085]+/g, ' ').trim()
  return line.length > headlineLength ? `${line.slice(0, headlineLength).toWellFormed()}…` : line
}

const headlineLength = 1_000

function explanation(result: CheckResult): string {
  const { outcome, severity, reason, prevents, remedy, remediation, waiver } = result
  const helps = outcome === 'failed' || outcome === 'inconclusive' || outcome === 'waived'
  return [
    `${outcomeWords[outcome].label} (${severity}): ${reason || outcomeWords[outcome].meaning}`,
    waiver &&
      `waived (${waiver.kind}) until ${waiver.expires}, approved by ${waiver.approver}: ${waiver.reason}`,
    prevents && `prevents: ${prevents}`,
    remedy && `to assess it: ${remedy}`,
    ...(helps ? remediation.map(step => `remediation: ${step}`) : []),
  ]
    .filter(Boolean)
    .join('\n')
}

function outputOf({ evidence, satisfies, file, attestation, from }: CheckResult): string {
  return [
    ...evidence.map(observed),
    ...(attestation
      ? [`attestation: ${attestation.statement}`, `no program looked: ${attestation.instead}`]
      : []),
    ...(from
      ? [
          `from: ${fromWords(from)}`,
          `from manifest: sha256:${from.manifestSha256}, signed by ${from.keyId}`,
          `not assessed here: ${from.instead}`,
        ]
      : []),
    ...satisfies.map(claim => `satisfies: ${claim}`),
    `file: ${file}`,
  ].join('\n')
}

function observed({ name, value, unit = '', limit }: Observation): string {
  const measured = `evidence: ${name} = ${value} ${unit}`.trimEnd()
  if (!limit) return measured
  const sign = limit.bound === 'max' ? '<=' : '>='
  return `${measured} (limit ${sign} ${limit.value} ${limit.unit}, ${limit.path}, ${limit.basis.kind}: ${limit.basis.source})`
}
