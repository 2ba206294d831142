import type { Hits } from '../../../helpers/value-at-risk/exceptions.ts'

/** Days as they are printed: 1 for an exception. */
export const hitsOf = (days: string): Hits => Array.from(days, day => day === '1')

/** So many exceptions in so many days, at their end. */
export const atEnd = (exceptions: number, days: number): Hits =>
  Array.from({ length: days }, (_, day) => day >= days - exceptions)

/** Every sequence of so many days, with its probability if each is an exception with probability `chance`. */
export const everySequence = (days: number, chance: number) =>
  Array.from({ length: 2 ** days }, (_, code) => {
    const hits = hitsOf(code.toString(2).padStart(days, '0'))
    const probability = hits.reduce((product, hit) => product * (hit ? chance : 1 - chance), 1)
    return { hits, probability }
  })
