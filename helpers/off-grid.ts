import { isMultipleOf } from './decimal.ts'

/** What is known of an instrument's prices: the greatest step that all of them are multiples of. */
interface Prices {
  readonly symbol: string
  readonly priceStep: string | undefined
}

/** What a venue publishes of an instrument. */
interface Rules {
  readonly symbol: string
  readonly tickSize: string
}

/** Instruments with a price between two ticks, in words; also one that is told and not published. Ticks are decimal numbers. */
export const offGrid = (told: readonly Prices[], published: readonly Rules[]): readonly string[] =>
  told.flatMap(({ symbol, priceStep }) => {
    if (priceStep === undefined) return []
    const tick = published.find(rules => rules.symbol === symbol)?.tickSize
    if (tick === undefined) return [`${symbol} is not published`]
    return isMultipleOf(priceStep, tick) ? [] : [`${symbol}: ${tick} does not divide ${priceStep}`]
  })
