import { binanceDialect } from './binance.ts'
import { coinbaseDialect } from './coinbase.ts'
import type { Dialect } from './dialect.ts'
import { krakenDialect } from './kraken.ts'

/** The venues whose feeds can be read, by the id of ccxt's class; a reader is of one recording. */
export const dialects = {
  binance: () => binanceDialect,
  coinbaseexchange: coinbaseDialect,
  kraken: krakenDialect,
} as const satisfies Readonly<Record<string, () => Dialect>>

export type DialectName = keyof typeof dialects
