import { leavesOpen, type CallOutcome } from '../calls.ts'
import type { Fields } from '../fields.ts'
import type { CancelAnswer, VenueAnswer } from '../port.ts'
import { refusalIn, resultIn } from './client.ts'
import { isOpenOutcome, isUnknownOrder, rejectCodeOf } from './words.ts'

/** What became of an order request. */
export function orderAnswer(
  outcome: CallOutcome,
  orderIdIn: (result: Fields) => string | undefined,
): VenueAnswer {
  switch (outcome.kind) {
    case 'held':
      return { kind: 'rejected', code: 'maxMessageRate', message: outcome.message }
    case 'unsent':
      return { kind: 'rejected', code: 'other', message: outcome.message }
    case 'unanswered':
      return { kind: 'unknown', message: outcome.message }
    case 'answered':
  }
  const result = resultIn(outcome)
  const venueOrderId = result && orderIdIn(result)
  if (venueOrderId !== undefined) return { kind: 'accepted', venueOrderId }
  const message = refusalIn(outcome) ?? 'the venue did not say which order it made'
  const isUnread = outcome.status === 200 && !message.startsWith('E')
  if (outcome.status === 429) return { kind: 'rejected', code: 'maxMessageRate', message }
  if (leavesOpen(outcome) || isUnread || isOpenOutcome(message)) return { kind: 'unknown', message }
  return { kind: 'rejected', code: rejectCodeOf(message), message }
}

/** What became of a cancel; one that was refused or never sent leaves the order as it was, which is not known here. */
export function cancelAnswer(outcome: CallOutcome): CancelAnswer {
  if (outcome.kind !== 'answered') return { kind: 'unknown', message: outcome.message }
  const result = resultIn(outcome)
  if (result) {
    return Number(result.optional('count')) > 0
      ? { kind: 'canceled' }
      : { kind: 'gone', message: 'the venue canceled none' }
  }
  const message = refusalIn(outcome) ?? ''
  return { kind: isUnknownOrder(message) ? 'gone' : 'unknown', message }
}
