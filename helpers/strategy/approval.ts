import { namesSomebody, samePerson } from '../../core/person.ts'
import { notComputable } from '../performance/series-error.ts'

/** What a strategy consists of. */
export interface Digests {
  readonly code: string
  readonly parameters: string
  readonly data: string
}

/** Who approved what. */
export interface Approval {
  readonly author: string
  readonly approver: string
  readonly approvedAt: string
  readonly digests: Digests
}

/** Whether somebody else has approved exactly what runs. */
export interface ApprovalFound {
  /** 1 where nobody has, otherwise 0. */
  readonly unapproved: 0 | 1
  /** Who approved when, or why no approval counts. */
  readonly words: string
  /** What must be approved: the digests of what runs. */
  readonly runs: string
}

/** What runs, and what was approved. */
export interface Approvable {
  readonly digests?: Digests | undefined
  readonly approvals: readonly Approval[]
}

/**
 * Looks for an approval of exactly this code, these parameters and this data, by another person than the author, and before
 * `liveSince`. Names are compared as `samePerson` does. Throws `SeriesError` where what runs is not told.
 */
export function approvalFound(
  { digests, approvals }: Approvable,
  liveSince: string,
): ApprovalFound {
  if (!digests)
    throw notComputable(
      'digests of what runs must be told, were not: tell code, parameters and data',
    )
  const runs = `code ${digests.code}, parameters ${digests.parameters}, data ${digests.data}`
  const flaws = approvals.map(approval => flawOf(approval, digests, liveSince))
  const good = flaws.findIndex(flaw => flaw === undefined)
  if (good < 0) {
    const words = flaws.length === 0 ? 'there is no approval' : flaws.join(', ')
    return { unapproved: 1, words, runs }
  }
  const { approver, approvedAt } = approvals[good]!
  return { unapproved: 0, words: `by ${approver} at ${approvedAt}`, runs }
}

function flawOf(approval: Approval, digests: Digests, liveSince: string): string | undefined {
  const { author, approver, approvedAt } = approval
  const other = (['code', 'parameters', 'data'] as const).filter(
    part => approval.digests[part] !== digests[part],
  )
  if (other.length > 0) return `that of ${approvedAt} is of other ${other.join(' and ')}`
  if (!namesSomebody(approver)) return `that of ${approvedAt} is by nobody who is named`
  if (samePerson(author, approver)) return `that of ${approvedAt} is by its author`
  if (approvedAt > liveSince)
    return `that of ${approvedAt} came after trading began at ${liveSince}`
  return undefined
}
