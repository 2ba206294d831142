import type { Scaled } from '../../matching/types.ts'
import { fixed } from './amounts.ts'

/** A number whose text goes to the wire as it stands: a checksum is counted over its digits, trailing zeros included. */
export interface WireNumber {
  readonly rawJSON: string
}

const { rawJSON } = JSON as typeof JSON & { rawJSON: (this: void, text: string) => WireNumber }

/** An amount as a JSON number with so many decimals. */
export const wireNumber = (amount: Scaled, decimals: number): WireNumber =>
  rawJSON(fixed(amount, decimals))

/** An integer beyond what a number holds. */
export const wireInteger = (value: bigint): WireNumber => rawJSON(String(value))
