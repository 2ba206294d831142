import { SeriesError } from './series-error.ts'

/** A measure with its value, or with the reason why these numbers do not tell it. */
export type Told = { readonly value: number } | { readonly notComputable: string }

/**
 * A measure, or why it is not computable, for a report that goes on without it: of a record without a loss there is no
 * profit factor, and that is no fault. Numbers that are no numbers stay an error. Throws what `measure` throws but for
 * a `SeriesError` with the code `not-computable`.
 */
export function told(measure: () => number): Told {
  try {
    return { value: measure() }
  } catch (error) {
    if (error instanceof SeriesError && error.code === 'not-computable')
      return { notComputable: error.message }
    throw error
  }
}
