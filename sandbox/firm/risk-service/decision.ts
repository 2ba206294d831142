import { formatAmount, parseAmount } from '../amount.ts'
import type { Book } from './book.ts'
import type { BookDenial, BookLimits, Mark, OpenQuantity } from './messages.ts'

/** An order, beside what is open already and the mid prices of now. */
export interface Question {
  readonly order: OpenQuantity
  readonly open: readonly OpenQuantity[]
  readonly marks: readonly Mark[]
  readonly limits: BookLimits
}

const names = {
  maxPositionConcentration: 'the largest position as a share of equity',
  maxLeverage: 'gross exposure to equity',
  maxPortfolioVar: 'value at risk as a share of equity',
} as const

/** Why an order must not be sent: the first limit of the whole book beyond which it would lead, all that is open filled. */
export function decide(book: Book, question: Question): BookDenial | undefined {
  const { order, marks, limits } = question
  const open = [...question.open, order]
  const { use } = book.numbers(open, marks)
  for (const code of ['maxPositionConcentration', 'maxLeverage', 'maxPortfolioVar'] as const) {
    const limit = limits[code]
    if (limit !== undefined && use[code] > parseAmount(limit))
      return {
        code,
        message: `${names[code]} must be at most ${limit}, could become ${formatAmount(use[code])}`,
      }
  }
  if (limits.maxCredit === undefined) return undefined
  const credit = book.credit(order.venue, open, marks)
  if (credit <= parseAmount(limits.maxCredit)) return undefined
  return {
    code: 'maxCredit',
    message: `what is open and held at ${order.venue} must be worth at most ${limits.maxCredit}, could become ${formatAmount(credit)}`,
  }
}
