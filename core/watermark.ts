interface Kind {
  /** The target was a sandbox, with its own firm or none. */
  readonly sandbox: boolean
  /** A real trading system was judged at the venues of a sandbox. */
  readonly rehearsal?: boolean | undefined
}

/** The sentence that every output of a run must show that was not made on a real target; empty on one. */
export function watermarkFor({ sandbox, rehearsal = false }: Kind): string {
  if (sandbox) return 'Embedded sandbox: this run says nothing about your system.'
  return rehearsal
    ? 'Venues of a sandbox: this run says how your trading system stands its drills, and nothing about your venues.'
    : ''
}
