import { leavesOpen, type CallOutcome } from '../calls.ts'
import { Fields } from '../fields.ts'
import type { CancelAnswer, VenueAnswer } from '../port.ts'
import { refusalIn } from './client.ts'
import { rejectCodeOf } from './words.ts'

/** What became of an order request; one that the venue rejects is answered like a success, and its status says so. */
export function orderAnswer(outcome: CallOutcome): VenueAnswer {
  switch (outcome.kind) {
    case 'held':
      return { kind: 'rejected', code: 'maxMessageRate', message: outcome.message }
    case 'unsent':
      return { kind: 'rejected', code: 'other', message: outcome.message }
    case 'unanswered':
      return { kind: 'unknown', message: outcome.message }
    case 'answered':
  }
  const { status, body } = outcome
  if (leavesOpen(outcome)) return { kind: 'unknown', message: refusalIn(outcome) }
  if (status === 429) {
    return { kind: 'rejected', code: 'maxMessageRate', message: refusalIn(outcome) }
  }
  if (status !== 200) {
    const message = refusalIn(outcome)
    return { kind: 'rejected', code: rejectCodeOf(message), message }
  }
  return placed(body)
}

/** A success that cannot be read leaves open which order it made. */
function placed(body: unknown): VenueAnswer {
  try {
    const order = new Fields(body)
    if (order.optional('status') !== 'rejected') {
      return { kind: 'accepted', venueOrderId: order.text('id') }
    }
    const message = order.optional('reject_reason') ?? 'the venue rejected the order'
    return {
      kind: 'rejected',
      code: message === 'post only' ? 'postOnlyWouldTake' : 'other',
      message,
    }
  } catch (error) {
    return { kind: 'unknown', message: String(error) }
  }
}

/** What became of a cancel; one that was refused or never sent leaves the order as it was, which is not known here. */
export function cancelAnswer(outcome: CallOutcome): CancelAnswer {
  if (outcome.kind !== 'answered') return { kind: 'unknown', message: outcome.message }
  const { status, body } = outcome
  if (status === 200 && body !== undefined) return { kind: 'canceled' }
  const message = refusalIn(outcome)
  const isGone = (status === 404 && /not ?found/i.test(message)) || /already done/i.test(message)
  return { kind: isGone ? 'gone' : 'unknown', message }
}
