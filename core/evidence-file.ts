/** Raw evidence of a run, kept in its bundle by the SHA-256 of its text, beside the report that was drawn from it. */
export interface EvidenceFile {
  /**
   * `configuration`: what was run with; `journal`: the orders that were sent; `sample`: every value of a distribution;
   * `shard`: what a part of a run saw; `shard-manifest`: the manifest of the bundle of such a part; `other-manifest` and
   * `other-signature`: of a bundle of another target from which results were taken.
   */
  readonly kind:
    | 'configuration'
    | 'journal'
    | 'sample'
    | 'shard'
    | 'shard-manifest'
    | 'other-manifest'
    | 'other-signature'
  /** The observation that it is the evidence of, where it belongs to one. */
  readonly about?: EvidenceSubject
  readonly text: string
}

/** One observation of one result. */
export interface EvidenceSubject {
  readonly check: string
  readonly venue?: string | undefined
  readonly fault?: string | undefined
  readonly observation: string
}
