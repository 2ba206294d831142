import { unrelatedReasons } from '../../core/unrelated-reasons.ts'
import type { OrderState } from './order-states.ts'

/** What was made of an order, as far as is asked here. */
interface ToldOrder {
  readonly state: OrderState
  readonly reason?: { readonly code: string; readonly message: string } | undefined
}

/** Whether an order was denied for what it would have been denied for whatever it was, so that nothing was seen of it. */
export const isUnrelatedDenial = (
  { state, reason }: ToldOrder,
  judged: readonly string[] = [],
): boolean => {
  const code = reason?.code ?? ''
  return state === 'denied' && unrelatedReasons.includes(code) && !judged.includes(code)
}

/**
 * What kept a check from seeing what becomes of orders: a sentence for each reason that is none of the `judged` ones and for
 * which some were denied; orders that are not known are passed over.
 */
export function unrelatedDenials(
  told: readonly (ToldOrder | undefined)[],
  judged: readonly string[] = [],
): readonly string[] {
  const denied = told.filter(one => one !== undefined && isUnrelatedDenial(one, judged))
  const byCode = Map.groupBy(denied, one => one!.reason!.code)
  return [...byCode].map(
    ([code, same]) =>
      `${same.length} of ${told.length} orders were denied for something else, ${code}: ${same[0]!.reason!.message}`,
  )
}

/** What was not seen, in words, and whatever of `unrelatedDenials` kept it from being seen. */
export const withDenials = (
  unseen: string,
  ...asked: Parameters<typeof unrelatedDenials>
): string => [unseen, ...unrelatedDenials(...asked)].join('; ')
