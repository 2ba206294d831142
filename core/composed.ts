import type { Observation } from './evidence.ts'
import {
  instanceKey,
  isWanted,
  type OtherEvidence,
  type OtherRun,
  type Told,
} from './other-evidence.ts'
import { findingOf, type Asking, type Finding } from './other-finding.ts'
import type { CheckResult, OtherTargetEntry } from './run-report.ts'

/** The results of a run with those of other targets in the place of what was not assessed, and what became of each target. */
export interface Composed {
  readonly results: readonly CheckResult[]
  /** One for each of the other targets, in their order. */
  readonly targets: readonly OtherTargetEntry[]
}

/** What one of the other targets says of a result. */
interface Said {
  readonly evidence: OtherEvidence
  readonly told: Told | undefined
  readonly finding: Finding
}

/**
 * Lets results of other targets stand for what was not assessed here. Of several targets the worst that one of them found
 * decides: a failure, then what was looked at and could not be told, then a pass, then a pass that is too old. So evidence
 * that gets worse, older or lost never improves a verdict.
 */
export function composed(
  results: readonly CheckResult[],
  others: readonly OtherEvidence[],
  asking: Asking,
): Composed {
  const settled = results.map(own => {
    if (others.length === 0 || !isWanted(own)) return { own, result: own, said: [] }
    const said = others.map(evidence => saidBy(evidence, own, asking))
    const decisive = decisiveOf(said)
    return { own, said, decisive, result: decisive ? taken(own, decisive) : untaken(own, said) }
  })
  return {
    results: settled.map(({ result }) => result),
    targets: others.map(evidence => {
      const own = settled.map(({ result, said, decisive }) => {
        const here = said.find(one => one.evidence === evidence)
        return { result, here, isTaken: here !== undefined && here === decisive }
      })
      return entryOf(evidence, own)
    }),
  }
}

function saidBy(evidence: OtherEvidence, own: CheckResult, asking: Asking): Said {
  const told = evidence.told.find(({ result }) => instanceKey(result) === instanceKey(own))
  const finding: Finding = told
    ? findingOf(told, own, asking)
    : { kind: 'lacking', why: absenceOf(evidence) }
  return { evidence, told, finding }
}

/** From the worst; what is merely not good enough leaves the word to the other targets. */
const ranks: readonly Finding['kind'][] = ['failed', 'untold', 'passed', 'stale']

/** What is taken; nothing where nobody tells, or where somebody looked and could not tell. */
function decisiveOf(said: readonly Said[]): Said | undefined {
  const [first] = ranks.flatMap(kind => said.find(({ finding }) => finding.kind === kind) ?? [])
  return first?.finding.kind === 'untold' ? undefined : first
}

/** Why a target tells nothing of a check. */
function absenceOf(evidence: OtherEvidence): string {
  const { software, problems, sameSoftware, otherSoftware, stopped } = evidence
  if (software === undefined) return 'it is not known which software this target runs'
  if (problems.length > 0) return 'its evidence cannot be relied on'
  if (stopped !== '') return stopped
  if (sameSoftware > 0) return 'none of its runs of this software assessed it'
  const found = otherSoftware.length === 0 ? 'no run is kept' : `found is ${otherSoftware[0]}`
  return `none of its runs is of the software of this target, ${software}; ${found}`
}

function taken(own: CheckResult, { evidence, told, finding }: Said): CheckResult {
  const { remedy: _, ...rest } = own
  const { profile, keyId } = evidence
  const { result, run } = told!
  const until = 'until' in finding ? finding.until : undefined
  const where = `at ${profile} in run ${run.runId} of ${run.startedAt}`
  const said: CheckResult = {
    ...rest,
    evidence: result.evidence.map(withoutSample),
    from: {
      profile,
      runId: run.runId,
      bundle: run.bundle,
      manifestSha256: run.manifestSha256,
      keyId,
      startedAt: result.startedAt ?? run.startedAt,
      ...(until !== undefined && { until }),
      instead: own.reason,
    },
  }
  if (finding.kind === 'passed') return { ...said, outcome: 'passed', reason: '' }
  if (finding.kind === 'stale')
    return {
      ...said,
      outcome: 'stale',
      reason: `passed ${where}, which held until ${until}`,
      remedy: `run it again at ${profile}`,
    }
  const waived =
    result.outcome === 'waived' ? '; it is waived there, which says nothing about this target' : ''
  const why = result.reason === '' ? 'without a reason' : result.reason
  return { ...said, outcome: 'failed', reason: `failed ${where}${waived}: ${why}` }
}

/** The single values of a sample lie in the other bundle; the histogram comes along. */
function withoutSample(observation: Observation): Observation {
  if (!observation.distribution) return observation
  const { sample: _, ...distribution } = observation.distribution
  return { ...observation, distribution }
}

/** Says beside the reason why no other target stands in, and what would let it. */
function untaken(own: CheckResult, said: readonly Said[]): CheckResult {
  const whys = said.flatMap(({ evidence, finding }) =>
    'why' in finding ? [`${evidence.profile}: ${finding.why}`] : [],
  )
  const profiles = said.map(({ evidence }) => evidence.profile).join(' or ')
  const [{ evidence }] = said as readonly [Said]
  const advice =
    evidence.software === undefined
      ? `let the trading system tell its softwareDigest, so that evidence of ${profiles} can count`
      : `run it at ${profiles} with the software of this target (${evidence.software})`
  const remedy = own.remedy === undefined ? advice : `${own.remedy}, or ${advice}`
  return { ...own, reason: [own.reason, ...whys].join('; '), remedy }
}

interface Settled {
  readonly result: CheckResult
  /** What the target said of it; undefined where nobody asked. */
  readonly here: Said | undefined
  readonly isTaken: boolean
}

function entryOf(evidence: OtherEvidence, settled: readonly Settled[]): OtherTargetEntry {
  const { profile, keyId, software, read, stopped } = evidence
  const own = settled.filter(({ isTaken }) => isTaken)
  const count = (outcome: CheckResult['outcome']) =>
    own.filter(({ result }) => result.outcome === outcome).length
  const runs = Map.groupBy(own, ({ here }) => here!.told!.run.manifestSha256)
  return {
    profile,
    keyId,
    ...(software !== undefined && { software }),
    read,
    runs: [...runs.values()].map(members => runEntry(members[0]!.here!.told!.run, members.length)),
    passed: count('passed'),
    failed: count('failed'),
    stale: count('stale'),
    refused: settled.flatMap(({ result: { id, venue }, here, isTaken }) =>
      here && !isTaken
        ? [{ id, ...(venue !== undefined && { venue }), why: whyNot(here.finding) }]
        : [],
    ),
    stopped,
  }
}

const runEntry = (
  { runId, bundle, manifestSha256, finishedAt, verdict }: OtherRun,
  taken: number,
): OtherTargetEntry['runs'][number] => ({
  runId,
  bundle,
  manifestSha256,
  finishedAt,
  verdict,
  taken,
})

const whyNot = (finding: Finding): string =>
  'why' in finding
    ? finding.why
    : `it ${finding.kind === 'stale' ? 'is stale' : finding.kind} there, and another target decides`
