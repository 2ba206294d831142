/** What can be wrong with a feed. */
export const findingKinds = [
  'unreadable frame',
  'repeated frame',
  'refused subscription',
  'sequence gap',
  'sequence repeat',
  'unbridged snapshot',
  'wrong checksum',
  'crossed book',
  'impossible level',
  'impossible best prices',
  'contradicted best prices',
  'contradicted snapshot',
  'missing trade',
  'repeated trade',
  'contradicted trade',
  'impossible trade',
  'impossible time',
  'silent stream',
  'time running back',
  'clock step',
  'clock offset',
] as const
export type FindingKind = (typeof findingKinds)[number]

/** Those that show a feed to contradict itself or our clock, or to say what cannot be; others have limits of their own. */
export const contradictions: readonly FindingKind[] = [
  'unreadable frame',
  'repeated frame',
  'sequence gap',
  'sequence repeat',
  'unbridged snapshot',
  'wrong checksum',
  'impossible level',
  'impossible best prices',
  'contradicted best prices',
  'contradicted snapshot',
  'contradicted trade',
  'impossible trade',
  'impossible time',
  'time running back',
  'clock step',
  'clock offset',
]

/** How often something was wrong with an instrument, or with the whole feed, and where first. */
export interface Finding {
  readonly kind: FindingKind
  readonly symbol: string | undefined
  readonly count: number
  readonly first: string
}

/** Findings by kind and instrument: counted, and the first of each kept in words. */
export class Findings {
  readonly #found = new Map<string, { finding: Omit<Finding, 'count'>; count: number }>()

  add(kind: FindingKind, symbol: string | undefined, words: () => string): void {
    const key = `${kind} ${symbol}`
    const known = this.#found.get(key)
    if (known) known.count++
    else this.#found.set(key, { finding: { kind, symbol, first: words() }, count: 1 })
  }

  get all(): readonly Finding[] {
    return [...this.#found.values()].map(({ finding, count }) => ({ ...finding, count }))
  }
}
