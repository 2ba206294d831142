import type { Refusal } from './contract/refusal.ts'

/** What was asked of the trading system, and what is known of it now. */
export interface Asked {
  /** Such as `POST /orders`. */
  readonly endpoint: string
  /** Whether what was asked may have been done, whatever came back; false for what only reads. */
  readonly mayHaveBeenCarriedOut: boolean
}

/** No answer, or no good one. `mayHaveBeenCarriedOut` tells an ambiguous order from one that was never sent. */
export abstract class TradingSystemError extends Error implements Asked {
  readonly endpoint: string
  readonly mayHaveBeenCarriedOut: boolean

  constructor(message: string, { endpoint, mayHaveBeenCarriedOut }: Asked) {
    super(mayHaveBeenCarriedOut ? `${message}; it may have been carried out all the same` : message)
    this.endpoint = endpoint
    this.mayHaveBeenCarriedOut = mayHaveBeenCarriedOut
  }
}

/** Why no answer came. */
export type Silence = 'no-connection' | 'deadline' | 'connection-lost'

/** No answer came: there was no connection, the deadline passed, or the connection broke. */
export class TradingSystemUnreachable extends TradingSystemError {
  override readonly name = 'TradingSystemUnreachable'
  readonly code = 'TRADING_SYSTEM_UNREACHABLE'
  readonly silence: Silence

  constructor(silence: Silence, message: string, asked: Asked) {
    super(message, asked)
    this.silence = silence
  }
}

/** The trading system said no, in the contract's own shape, and did nothing. */
export class TradingSystemRefused extends TradingSystemError {
  override readonly name = 'TradingSystemRefused'
  readonly code = 'TRADING_SYSTEM_REFUSED'
  readonly refusal: Refusal

  constructor(refusal: Refusal, endpoint: string) {
    const { code, message, remedy } = refusal
    const advice = remedy === undefined ? '' : `; ${remedy}`
    super(`${endpoint} must be accepted, was refused as ${code}: ${message}${advice}`, {
      endpoint,
      mayHaveBeenCarriedOut: false,
    })
    this.refusal = refusal
  }
}

/** The trading system failed at what it was asked. */
export class TradingSystemFailed extends TradingSystemError {
  override readonly name = 'TradingSystemFailed'
  readonly code = 'TRADING_SYSTEM_FAILED'
}

/** An answer that is not what the contract says. */
export class ContractBreach extends TradingSystemError {
  override readonly name = 'ContractBreach'
  readonly code = 'CONTRACT_BREACH'
}

/** What the configuration names as the way to the trading system is none. */
export class UnusableAdapter extends Error {
  override readonly name = 'UnusableAdapter'
  readonly code = 'UNUSABLE_ADAPTER'
}
