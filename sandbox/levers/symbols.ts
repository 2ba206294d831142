import type { LeverBody } from './lever-body.ts'
import { LeverError } from './lever.ts'

/** What a venue lists, by symbol. */
export type Listed = ReadonlyMap<string, unknown>

/** A symbol that the venue lists, in its own words. */
export function readSymbol(body: LeverBody, listed: Listed): string {
  const symbol = body.text('symbol')
  if (listed.has(symbol)) return symbol
  const known = [...listed.keys()].join(', ')
  throw new LeverError(`symbol must be one of ${known}, was "${symbol}"; send one of these`)
}
