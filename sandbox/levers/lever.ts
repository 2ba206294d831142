import type { LeverBody } from './lever-body.ts'

/** What the control port asks of a lever: `PUT`, or `POST release` where an action follows the lever's name. */
export type LeverRequest = 'GET' | 'PUT' | 'POST' | 'DELETE' | 'POST release'

/** One thing that a drill does on purpose, at the venue, to whoever is connected through the firm's front. */
export interface Lever {
  /** What it is asked, and does; what that returns is told as JSON. Refuses with a `LeverError`. */
  readonly answers: Partial<Record<LeverRequest, (body: LeverBody) => object>>
  /** Lets go of whatever it holds, and is off. */
  reset(): void
}

/** A lever could not be pulled as it was asked; the status is that of the control port's answer. */
export class LeverError extends Error {
  override readonly name = 'LeverError'
  readonly code = 'LEVER'
  readonly status: number

  constructor(message: string, status = 400) {
    super(message)
    this.status = status
  }
}
