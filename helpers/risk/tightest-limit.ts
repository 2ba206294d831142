/** Controls of the whole book. */
export const bookControls = ['maxPortfolioVar', 'maxPositionConcentration', 'maxLeverage'] as const

type BookControl = (typeof bookControls)[number]

/** A limit in force; its value a decimal as text. */
interface LimitInForce {
  readonly control: string
  readonly scope: Readonly<Record<string, unknown>>
  readonly value: string
}

/**
 * What the whole book is allowed by the limits in force, as numbers: of several for everything (an empty scope) the tightest
 * rules; a limit of a part that is looser still lets that part have no more. `missing` names controls without a limit for
 * everything, whose value is `NaN`. Throws `RangeError` for a value that is no number.
 */
export function tightestOfBook(limits: readonly LimitInForce[]): {
  readonly tightest: Readonly<Record<BookControl, number>>
  readonly missing: readonly BookControl[]
} {
  const valueOf = (control: BookControl): number => {
    const values = limits
      .filter(one => one.control === control && Object.keys(one.scope).length === 0)
      .map(({ value }) => Number(value))
    if (values.some(value => !Number.isFinite(value)))
      throw new RangeError(`the limit of ${control} must be a number, was ${values.join(' and ')}`)
    return values.length === 0 ? Number.NaN : Math.min(...values)
  }
  const tightest = {
    maxPortfolioVar: valueOf('maxPortfolioVar'),
    maxPositionConcentration: valueOf('maxPositionConcentration'),
    maxLeverage: valueOf('maxLeverage'),
  }
  return { tightest, missing: bookControls.filter(control => Number.isNaN(tightest[control])) }
}
