import type { Claim } from './claims.ts'
import type { Phase } from './phases.ts'
import type { StatisticSource } from './statistic-source.ts'

/**
 * What a failure costs. Critical: money could be lost, the law broken, orders left unmanaged; major: nobody sensible
 * would go live; minor: fix soon; advisory: worth knowing, and never counted.
 */
export const severities = ['critical', 'major', 'minor', 'advisory'] as const
export type Severity = (typeof severities)[number]

/** What a check may do to its target, told by its file's suffix: `.check.ts` reads, `.trade.ts` sends orders, `.drill.ts` breaks. */
export const checkClasses = ['check', 'trade', 'drill'] as const
export type CheckClass = (typeof checkClasses)[number]

/** `phase/noun`, equal to the folder and the file of the check. */
export type CheckId = `${Phase}/${string}`

/** How long a result may be relied on: a number of minutes, hours or days. */
export type ValidFor = `${number}${'m' | 'h' | 'd'}`

/** What a check says about itself: plain data, so the report, the documentation and the service use it unchanged. */
export interface CheckSpec<Limit extends string = string> {
  readonly id: CheckId
  readonly severity: Severity
  /** A present-tense sentence that is true when the check passes. */
  readonly title: string
  /** The loss that a passing check prevents. */
  readonly prevents: string
  /** The promises of the guide that this check proves: at most three, and its villain breaks them. */
  readonly satisfies: readonly [Claim, Claim?, Claim?]
  /** Paragraphs of law or standards that ask for this. */
  readonly clauses?: readonly string[]
  /** One instance for each configured venue, or for each feed: those of the venues, and those that were captured. */
  readonly per?: 'venue' | 'feed'
  /** Its instances run one after another: each breaks something that the venues share. */
  readonly alone?: boolean
  /**
   * Said by what judges a statistic of orders: where it may come from. From `records` the check only reads, whatever its file
   * is called; where only `probes` will do and none may be sent, it is not assessed.
   */
  readonly statisticFrom?: readonly [StatisticSource, StatisticSource?]
  /** The check's own names for the limits it holds measurements against, as paths into the configuration. */
  readonly limits?: Readonly<Record<string, Limit>>
  readonly validFor: ValidFor
  /** Checks without which this one cannot hold: where one of them fails, this one is blocked by it. */
  readonly dependsOn?: readonly CheckId[]
  /** Checks without which this one cannot be told, whereas its failure is its own: what it looks at must be reached. */
  readonly toldThrough?: readonly CheckId[]
  /** A person may attest it where it cannot be run: a drill done by hand, a document reviewed. It holds no longer than `validFor`. */
  readonly attestable?: true
  /** `false`: nobody may waive it, neither its failure nor its absence. */
  readonly waivable?: false
  /** Longest time in milliseconds that one instance may take. */
  readonly timeoutMs: number
  /** What a duty engineer does tonight when it fails. */
  readonly remediation: readonly [string, ...string[]]
}

/** The dotted paths of a configuration that lead to a number. */
export type NumberPath<Node> = {
  [Key in keyof Node & string]-?: NonNullable<Node[Key]> extends number
    ? Key
    : NonNullable<Node[Key]> extends readonly unknown[] | string | boolean
      ? never
      : NonNullable<Node[Key]> extends object
        ? `${Key}.${NumberPath<NonNullable<Node[Key]>>}`
        : never
}[keyof Node & string]
