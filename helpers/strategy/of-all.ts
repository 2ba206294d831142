/** Strategies with a fact of each, by its name. */
type With<Name extends string, Fact> = readonly (Readonly<Record<Name, Fact>> & {
  readonly strategy: string
})[]

/** The largest of a number over strategies; `NaN`, which no check accepts, where one of them is none. */
export const largest = <Name extends string>(found: With<Name, number>, name: Name): number =>
  Math.max(...found.map(one => one[name]))

/** The smallest of a number over strategies; `NaN` where one of them is none. */
export const smallest = <Name extends string>(found: With<Name, number>, name: Name): number =>
  Math.min(...found.map(one => one[name]))

/** The sum of a number over strategies. */
export const total = <Name extends string>(found: With<Name, number>, name: Name): number =>
  found.reduce((sum, one) => sum + one[name], 0)

/** A fact of each strategy in one line, numbers with six digits. */
export const byStrategy = <Name extends string>(
  found: With<Name, number | string>,
  name: Name,
): string =>
  found
    .map(({ strategy, [name]: fact }) => {
      const words = typeof fact === 'number' ? Number(fact.toPrecision(6)) : fact
      return `${strategy}: ${String(words)}`
    })
    .join('; ')
