import { upperRank } from './quantile-rank.ts'

/** Fewest values that bound a quantile from above with 95 % confidence: 59 for the 95th percentile, 299 for the 99th. */
export function fewestValues(share: number): number {
  if (!(share > 0 && share < 1))
    throw new RangeError(`a share must be between 0 and 1, was ${share}`)
  let count = 1
  while (upperRank(count, share) > count) count++
  return count
}

/** Fewest orders from which anything is said of one order in twenty. */
const fewestOrders = fewestValues(0.95)

/** Whether orders are too few to say anything of one in twenty. */
export const areTooFew = (found: number): boolean => found < fewestOrders

/** What to do where more orders would tell. */
export const askForMore =
  'look further back (execution.records_hours) or send more (execution.probe_orders)'

/** That they are too few, and what to do. */
export const tooFew = (found: number): string =>
  `${found} orders were found that tell, ${fewestOrders} are needed; ${askForMore}`
