import { sameDecimal } from './decimal.ts'

/** What the firm's configuration says of an instrument; sizes as decimal strings. */
export interface ExpectedRules {
  readonly symbol: string
  readonly tickSize: string
  readonly lotSize: string
  readonly minNotional: string
}

/** What the venue says of it. */
export interface PublishedRules extends ExpectedRules {
  readonly trading: boolean
}

const sizes = [
  ['tickSize', 'tick size'],
  ['lotSize', 'lot size'],
  ['minNotional', 'minimum notional'],
] as const

/**
 * Where the venue's instruments differ from what is expected, in words; empty when nowhere. Every expected instrument
 * must be listed and trading, with the same tick size (quote units), lot size (base units) and minimum notional (quote
 * units); decimals are compared exactly.
 */
export function instrumentDifferences(
  expected: readonly ExpectedRules[],
  published: readonly PublishedRules[],
): readonly string[] {
  return expected.flatMap(instrument => {
    const found = published.find(({ symbol }) => symbol === instrument.symbol)
    if (!found) return [`${instrument.symbol} must be listed, was not`]
    return [
      ...(found.trading ? [] : [`${instrument.symbol} must be trading, was not`]),
      ...sizeDifferences(instrument, found),
    ]
  })
}

function sizeDifferences(expected: ExpectedRules, found: PublishedRules): readonly string[] {
  return sizes.flatMap(([size, words]) =>
    sameDecimal(expected[size], found[size])
      ? []
      : [`the ${words} of ${expected.symbol} must be ${expected[size]}, was ${found[size]}`],
  )
}
