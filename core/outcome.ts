import { withinLimit, type Observation } from './evidence.ts'

/** How a check can end. Only `passed` is good news; `not-applicable` is no news; everything else is doubt or worse. */
export const outcomes = [
  'passed',
  'failed',
  'inconclusive',
  'not-assessed',
  'not-applicable',
  'waived',
  'stale',
] as const
export type Outcome = (typeof outcomes)[number]

/** Why a check stepped aside, said by the check or its fixtures; never concluded from a failed look. */
export interface Declared {
  readonly outcome: 'not-assessed' | 'not-applicable'
  readonly reason: string
  /** What to provide so that the check can be assessed. */
  readonly remedy?: string
}

/** How one check ended, in words that do not depend on the test runner. */
export interface Ending {
  /** `unfinished`: the run ended before the check did, or before it began. */
  readonly state: 'passed' | 'failed' | 'skipped' | 'unfinished'
  readonly errors: readonly { readonly name?: string | undefined; readonly message: string }[]
  readonly evidence: readonly Observation[]
  /** Paths of the limits that the check's specification names. */
  readonly limits: readonly string[]
  readonly declared?: Declared | undefined
}

/** The run ended before the check did, or before it began. */
const endedFirst = 'the run ended first'
const skippedSilently = 'skipped without saying why'

/** Why a result may be not assessed although the check never stepped aside by itself. */
export const undeclaredReasons: readonly string[] = [endedFirst, skippedSilently]

export interface Judgement {
  readonly outcome: Outcome
  readonly reason: string
  readonly remedy?: string
}

/**
 * An assertion says "not ready"; anything else thrown says "we could not tell"; silence is never a pass.
 * A pass must show an observation for each of its limits (or at least one, where it has none), and each must keep its limit.
 */
export function judge({ state, errors, evidence, limits, declared }: Ending): Judgement {
  const broken = errors.find(error => error.name === 'AssertionError')
  if (broken) return { outcome: 'failed', reason: broken.message }

  const thrown = errors[0]
  if (thrown) return { outcome: 'inconclusive', reason: sentenceOf(thrown) }

  if (state === 'unfinished') return { outcome: 'not-assessed', reason: endedFirst }
  if (declared) return declared
  if (state === 'skipped') return { outcome: 'not-assessed', reason: skippedSilently }
  if (state === 'failed') return { outcome: 'inconclusive', reason: 'failed without saying why' }
  return judgeEvidence(evidence, limits)
}

function judgeEvidence(evidence: readonly Observation[], limits: readonly string[]): Judgement {
  if (evidence.length === 0)
    return { outcome: 'inconclusive', reason: 'passed without recording evidence' }

  const unbound = limits.find(path => !evidence.some(({ limit }) => limit?.path === path))
  if (unbound)
    return { outcome: 'inconclusive', reason: `passed without a measurement against ${unbound}` }

  const beyond = evidence.find(observation => !withinLimit(observation))
  if (beyond)
    return {
      outcome: 'inconclusive',
      reason: `passed although ${beyond.name} was ${beyond.value} against ${beyond.limit!.path} = ${beyond.limit!.value}`,
    }
  return { outcome: 'passed', reason: '' }
}

function sentenceOf({ name, message }: { name?: string | undefined; message: string }): string {
  return name && name !== 'Error' ? `${name}: ${message}` : message
}
