/** Decimals to which crypto venues keep their books. */
const cryptoDecimals = 8

const isoCurrencies = new Set(Intl.supportedValuesOf('currency'))

/**
 * Smallest amount of a currency that can be paid, as a decimal string: `0.01` of US dollars, `1` of yen, `0.001` of
 * Kuwaiti dinars. What is no ISO 4217 currency is taken for a crypto asset, in units of 0.00000001.
 * Source: ISO 4217, as Unicode CLDR carries it.
 */
export function minorUnit(currency: string): string {
  const decimals = isoCurrencies.has(currency) ? isoDecimals(currency) : cryptoDecimals
  return decimals === 0 ? '1' : `0.${'0'.repeat(decimals - 1)}1`
}

function isoDecimals(currency: string): number {
  const style = { style: 'currency', currency } as const
  return new Intl.NumberFormat('en', style).resolvedOptions().maximumFractionDigits ?? 2
}
