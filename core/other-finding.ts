import { withinLimit, type Limit } from './evidence.ts'
import type { Told } from './other-evidence.ts'
import type { CheckResult } from './run-report.ts'
import { validForMs } from './valid-for.ts'

/** What this target asks of evidence of another one. */
export interface Asking {
  /** The limit that this target holds a measurement to; undefined where there is no such limit. */
  readonly limitAt: (path: string) => Pick<Limit, 'value' | 'bound'> | undefined
  /** The instant to judge at, in milliseconds since 1970 UTC. */
  readonly nowMs: number
}

/**
 * What becomes of a result of another target. `untold`: it was looked at there, and nobody can rely on what was seen;
 * `lacking`: it is good, and not good enough for here.
 */
export type Finding =
  | { readonly kind: 'failed' }
  | { readonly kind: 'passed' | 'stale'; readonly until: string }
  | { readonly kind: 'untold' | 'lacking'; readonly why: string }

/** What a result of another target says of this one, `own`, which was not assessed here. */
export function findingOf({ result, run }: Told, own: CheckResult, asking: Asking): Finding {
  const { outcome, reason, blocked } = result
  const there = `in run ${run.runId}`
  const untold = (why: string): Finding => ({ kind: 'untold', why })
  if (run.software === undefined)
    return untold(`it was assessed ${there}, of which it is not known which software it judged`)
  if (outcome === 'failed' || outcome === 'waived') return { kind: 'failed' }
  if (blocked) return untold(`${there} it was blocked by ${blocked.by}`)
  if (outcome !== 'passed') return untold(`${there} it was ${outcome}: ${firstLine(reason)}`)

  if (run.verdict === 'INTERRUPTED') return untold(`${there} it passed, but the run was cut off`)
  if (run.problems > 0)
    return untold(`${there} it passed, but something went wrong outside any check`)
  if (run.isRerun) return untold(`${there} it passed, but only when what had failed was run again`)
  if (run.isPart)
    return untold(`${there} it passed, but that is a part of a run that was not merged`)
  const lacking = lackOf(result, own, asking)
  if (lacking !== '') return { kind: 'lacking', why: `${there} it passed, but ${lacking}` }
  return ageOf({ result, run }, own, asking)
}

const firstLine = (text: string) => text.split('\n', 1)[0]!

/** Why a pass there is none here: it was of another claim, or held to less. */
function lackOf(result: CheckResult, own: CheckResult, { limitAt }: Asking): string {
  const { title, evidence } = result
  if (title !== own.title) return `of another claim: that ${title}`
  if (evidence.length === 0 || !evidence.every(withinLimit)) return 'without evidence for it'
  const held = evidence.flatMap(({ limit }) => limit ?? [])
  const unheld = own.limitPaths?.find(path => !held.some(limit => limit.path === path))
  if (unheld !== undefined) return `it was not held to ${unheld}`
  const loose = held.find(limit => {
    const due = limitAt(limit.path)
    return due !== undefined && !isAsStrict(limit, due)
  })
  if (!loose) return ''
  return `it was held to ${loose.path} = ${loose.value}, which must be ${wordsOf(limitAt(loose.path)!)}`
}

const isAsStrict = (held: Limit, due: Pick<Limit, 'value' | 'bound'>): boolean =>
  held.bound === due.bound &&
  (due.bound === 'max' ? held.value <= due.value : held.value >= due.value)

const wordsOf = ({ value, bound }: Pick<Limit, 'value' | 'bound'>): string =>
  bound === 'max' ? `at most ${value}` : `at least ${value}`

/** A pass may be relied on for as long as both programs say; a failure until a later run passes. */
function ageOf({ result, run }: Told, own: CheckResult, { nowMs }: Asking): Finding {
  const finishedMs = Date.parse(run.finishedAt)
  const begunMs = Date.parse(result.startedAt ?? run.startedAt)
  const measuredMs = Math.min(begunMs + result.durationMs, finishedMs)
  // An instant that is none compares with nothing, and must not count.
  if (!(finishedMs <= nowMs && measuredMs <= nowMs))
    return {
      kind: 'untold',
      why: `in run ${run.runId} it passed at ${run.finishedAt}, which lies ahead: the clocks disagree`,
    }
  const validMs = Math.min(validForMs(own.validFor) ?? 0, validForMs(result.validFor) ?? 0)
  const untilMs = measuredMs + validMs
  return { kind: nowMs < untilMs ? 'passed' : 'stale', until: new Date(untilMs).toISOString() }
}
