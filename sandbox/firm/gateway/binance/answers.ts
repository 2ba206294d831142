import { leavesOpen, type CallOutcome } from '../calls.ts'
import { Fields } from '../fields.ts'
import type { CancelAnswer, VenueAnswer } from '../port.ts'
import { refusalIn } from './client.ts'
import { rejectCodeOf } from './words.ts'

/** Codes that say that the venue itself does not know: unexpected answer and timeout of what is behind it. */
const openCodes = ['-1006', '-1007']
const unknownOrder = '-2011'

/** What became of an order request. */
export function orderAnswer(
  outcome: CallOutcome,
  orderIdIn: (body: Fields) => string = body => body.text('orderId'),
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
  const { status, body } = outcome
  const refusal = refusalIn(body)
  if (leavesOpen(outcome) || (refusal && openCodes.includes(refusal.code))) {
    return { kind: 'unknown', message: refusal?.message ?? `the venue answered ${status}` }
  }
  if (status === 200) return accepted(body, orderIdIn)
  const { code, message } = halfIn(body) ??
    refusal ?? { code: '', message: `the venue answered ${status}` }
  return { kind: 'rejected', code: rejectCodeOf(code, message), message }
}

/** Why a half of a cancel-replace failed. */
function halfIn(body: unknown): ReturnType<typeof refusalIn> {
  const data = typeof body === 'object' && body !== null && new Fields(body).raw('data')
  if (typeof data !== 'object' || data === null) return undefined
  const halves = new Fields(data)
  return refusalIn(halves.raw('cancelResponse')) ?? refusalIn(halves.raw('newOrderResponse'))
}

/** A success that cannot be read leaves open which order it made. */
function accepted(body: unknown, orderIdIn: (body: Fields) => string): VenueAnswer {
  try {
    return { kind: 'accepted', venueOrderId: orderIdIn(new Fields(body)) }
  } catch (error) {
    return { kind: 'unknown', message: String(error) }
  }
}

/** What became of a cancel; one that was refused or never sent leaves the order as it was, which is not known here. */
export function cancelAnswer(outcome: CallOutcome): CancelAnswer {
  if (outcome.kind !== 'answered') return { kind: 'unknown', message: outcome.message }
  const { status, body } = outcome
  const refusal = refusalIn(body)
  if (status === 200 && body !== undefined) return { kind: 'canceled' }
  const message = refusal?.message ?? `the venue answered ${status}`
  return refusal?.code === unknownOrder && !leavesOpen(outcome)
    ? { kind: 'gone', message }
    : { kind: 'unknown', message }
}
