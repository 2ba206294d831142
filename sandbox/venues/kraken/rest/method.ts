import type { VenueKey } from '../../keys.ts'
import type { Parameters } from '../parameters.ts'

/** Answers one method of REST with its `result`; refuses by throwing a `Refusal`. */
export type Answer = (parameters: Parameters) => unknown

/** What REST can be asked without a key. */
export type PublicMethods = Readonly<Record<string, Answer>>

/** One method that needs a key. */
export interface PrivateMethod {
  /** What it adds to the key's counter; commands to the engine are counted there. */
  readonly cost: number
  /** Whether it needs a key that may trade. */
  readonly trades?: boolean
  readonly answer: (parameters: Parameters, key: VenueKey) => unknown
}

/** What REST can be asked with a key. */
export type PrivateMethods = Readonly<Record<string, PrivateMethod>>
