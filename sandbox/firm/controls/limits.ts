import type { VenueInstrument } from '../gateway/port.ts'
import type { Scope } from '../scope.ts'

/** The limits of an instrument; decimals are text. */
export interface InstrumentLimits {
  /** In units of the instrument. */
  readonly maxOrderQuantity: string
  /** In units of the instrument, long or short, open orders included. */
  readonly maxPosition: string
  /** In the currency that it is quoted in. */
  readonly maxOrderNotional: string
}

/** By what is traded, and in dollars of any kind. */
const byBase: Readonly<Record<string, Omit<InstrumentLimits, 'maxOrderNotional'>>> = {
  BTC: { maxOrderQuantity: '1', maxPosition: '3' },
  XBT: { maxOrderQuantity: '1', maxPosition: '3' },
  ETH: { maxOrderQuantity: '15', maxPosition: '50' },
  LTC: { maxOrderQuantity: '400', maxPosition: '1500' },
}
const maxOrderNotional = '30000'

/** Fraction of the mid price by which a buy may be priced above it, and a sell below. */
export const priceCollar = '0.05'

/** Orders and replacements a second at one venue, and how many may come at once. */
export const maxMessageRate = 60

/** Orders of one strategy that are executed before a person must look. */
export const maxRepeatedExecutions = 5

/** What nobody was given permission to trade. */
export const restrictions: readonly Scope[] = [{ strategy: 'unapproved' }]

/** Undefined for what nobody set limits for. */
export function limitsOf(instrument: VenueInstrument | undefined): InstrumentLimits | undefined {
  const own = instrument && byBase[instrument.base]
  return own && { ...own, maxOrderNotional }
}
