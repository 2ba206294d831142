import type { CheckClass } from './check.ts'

/** What a run would do, known before a byte is sent. */
export interface Plan {
  readonly profile: string
  /** The files of the configuration. */
  readonly files: readonly string[]
  /** The target is the embedded sandbox, or one that runs on this machine. */
  readonly sandbox: boolean
  /** Every address that the run could connect to, and every command that it could run, each once. */
  readonly addresses: readonly PlannedAddress[]
  /** Sentences of what a reader must be told of the configuration, such as of secrets that travel in clear text. */
  readonly warnings: readonly string[]
  readonly venues: readonly PlannedVenue[]
  readonly checks: readonly PlannedCheck[]
  /** Orders to production hosts in a UTC day, over all runs. */
  readonly productionOrdersPerDay: number
}

export type AddressPurpose =
  | 'REST'
  | 'second REST entrance'
  | 'streams'
  | 'requests over WebSocket'
  | 'name server'
  | 'time server'
  | 'trading system'
  | 'alerts arrive'
  | 'control port'
  | 'command'
  | 'sandbox'

export interface PlannedAddress {
  readonly purpose: AddressPurpose
  /** The venue that is reached there, if it is one. */
  readonly venue?: string
  /** Origin or address and port, a command, or words where it is not known before the run. */
  readonly address: string
  readonly production: boolean
}

export interface PlannedVenue {
  readonly name: string
  readonly production: boolean
  /** What is missing of its key; empty where nothing is, or where it is used without one. */
  readonly missingKey: readonly string[]
  readonly budget: {
    readonly requestsPerSecond: number
    readonly sharePct: number
    /** Nothing more is asked once so much of the allowance is used, whoever uses it. */
    readonly stopsAtPct?: number
  }
}

/** One instance of a check. */
export interface PlannedCheck {
  readonly id: string
  readonly class: CheckClass
  readonly venue?: string
  readonly allowed: boolean
  /** Why it is not allowed, and what to do about it. */
  readonly reason?: string
  readonly remedy?: string
  readonly requests: readonly PlannedRequest[]
  readonly orders?: PlannedOrders
}

export interface PlannedRequest {
  readonly does: string
  /** Signed with the venue's key. */
  readonly signed: boolean
  readonly addresses: readonly string[]
}

export interface PlannedOrders {
  /** To whom they are given. */
  readonly to: 'venue' | 'trading system'
  readonly symbols: readonly string[]
  readonly side: 'buy' | 'sell' | 'buy or sell'
  /** Where each kind is priced, how large it is, and whether it may cross the market. */
  readonly manners: readonly string[]
  readonly marketable: boolean
  /** Largest notional in quote units; absent where it is the least that the venue accepts. */
  readonly maxNotional?: number
  /** Most orders that one run sends; absent where only the time that the check has limits them. */
  readonly atMost?: number
  readonly withinMs: number
}
