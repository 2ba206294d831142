import type { RunReport, WaiverEntry } from '../core/run-report.ts'

/** What a waiver is for: `connectivity/rest-latency @binance (failure)`. */
export const waiverSubject = ({
  check,
  venue,
  kind,
}: Pick<WaiverEntry, 'check' | 'venue' | 'kind'>): string =>
  `${check}${venue === undefined ? '' : ` @${venue}`} (${kind})`

/** What somebody must know about the waivers of a run: which end soon, which have no effect, which waive nothing. */
export function waiverNotices({ waivers = [] }: Pick<RunReport, 'waivers'>): readonly string[] {
  return waivers.flatMap(waiver => {
    const notice = noticeOf(waiver)
    return notice === '' ? [] : [`${waiverSubject(waiver)}: ${notice}`]
  })
}

/** What somebody must know about one waiver; empty where all is as it was meant. */
export function noticeOf({
  state,
  why,
  granted,
  expires,
  approver,
  endsWithinDays,
  forgives,
}: WaiverEntry): string {
  if (state === 'refused') return `refused, it has no effect: ${why}.`
  if (state === 'expired')
    return `it ended at ${expires} and has no effect: take it out, or have a new one approved.`
  if (state === 'not-yet') return `it has no effect before ${granted}.`
  const end =
    endsWithinDays === undefined
      ? []
      : [`it ends ${withinWords(endsWithinDays)}, at ${expires} (approved by ${approver})`]
  const idle =
    forgives > 0
      ? []
      : [`it waives nothing in this run: ${why}${why === passed ? ' (take it out)' : ''}`]
  const parts = [...end, ...idle]
  return parts.length === 0 ? '' : `${parts.join('; ')}.`
}

const passed = 'the check passed'

export const withinWords = (days: number): string =>
  days === 1 ? 'within a day' : `within ${days} days`
