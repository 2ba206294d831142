/** Capital that the desk was given, in dollars of any kind. */
export const capital = '1000000'

/** The limits of the whole book that are in force, as fractions of equity. */
export const bookLimits = {
  maxPositionConcentration: '0.1',
  maxLeverage: '0.105',
  maxPortfolioVar: '0.006',
} as const

/** What all that is open and all that is held at one venue may be worth, in the currency of its quotes. */
export const maxCredit = '110000'

/** Confidence of the value at risk, and its quantile of the normal distribution. */
export const confidence = { level: '0.95', quantile: 1.6448536269514722 } as const
