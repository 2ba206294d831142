import { VenueUnreachable } from '../errors.ts'
import { field } from '../published.ts'

/** What a Kraken answer is about; its errors have been told before. */
export const resultOf = (answer: unknown): unknown => field(answer, 'result')

/** The one entry of a result that was asked for one pair: Kraken answers under another name than it was asked by. */
export function onlyField(result: unknown): unknown {
  const entries = Object.entries(typeof result === 'object' && result !== null ? result : {})
  const [entry, ...others] = entries.filter(([name]) => name !== 'last')
  if (entry && others.length === 0) return entry[1]
  throw new VenueUnreachable(
    `the venue's answer must be about one pair, was about ${others.length + (entry ? 1 : 0)}`,
  )
}
