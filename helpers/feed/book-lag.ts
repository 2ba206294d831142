import type { Side } from '../feed-latency.ts'
import type { LatencySummary } from '../latency-summary.ts'
import { decimalValue } from './decimal-value.ts'
import type { Touch, TouchHistory } from './touch-history.ts'

/** What somebody said of a book that he holds, asked and answered at moments of the clock of the history. */
export interface BookLook {
  readonly askedMs: number
  readonly answeredMs: number
  readonly bestBid?: string | undefined
  readonly bestAsk?: string | undefined
  /** The venue's number of the last change that it holds. */
  readonly lastUpdateId?: string | undefined
}

/** What was answered to a look, whether or not it can be dated. */
export interface AnsweredLook {
  readonly askedMs: number
  readonly answeredMs: number
  readonly answer:
    | (Pick<BookLook, 'bestBid' | 'bestAsk' | 'lastUpdateId'> & { readonly usable: boolean })
    | undefined
}

/** The looks at a book that may be traded on, and of which both best prices were told. */
export const usableLooks = (looks: readonly AnsweredLook[]): readonly BookLook[] =>
  looks.flatMap(({ answer, ...when }) =>
    answer?.usable && answer.bestBid && answer.bestAsk ? [{ ...when, ...answer }] : [],
  )

/**
 * On which side of a limit the 99th percentile is, whatever lay between question and answer. Within: that of the sample is by
 * the answers, and with 95 % confidence so are 95 % of all. Beyond: that of the sample is by the questions.
 */
export function lagSide(least: LatencySummary, most: LatencySummary, limitMs: number): Side {
  if (Math.max(most.p99.sampleMs, most.p95.upperMs) <= limitMs) return 'within'
  return least.p99.sampleMs > limitMs ? 'beyond' : 'open'
}

/** How far books were behind what was heard of them, in milliseconds. */
export interface BookLags {
  /**
   * Of each look whose book was the venue's once: how long that had been superseded when it was asked for, and when the
   * answer came. What it was when the answer was made lies between them. 0: it was not superseded.
   */
  readonly leastMs: readonly number[]
  readonly mostMs: readonly number[]
  /** Looks at what never was the venue's book: changes are missing in it, though it was told as a whole one. */
  readonly neverSo: number
  /** The first of them, in words. */
  readonly first: string | undefined
}

/** Whoever hears the venue elsewhere may hear it sooner. */
const skewMs = 500

/**
 * Dates each look by a history of the same book. Where both are numbered, a book is superseded by the first change with a
 * greater number, and one that has the number of a message must have the prices after it. Where not, the prices date it: as
 * the latest that were the same, by the answer and a little after, until they were others. So an age is never too great:
 * prices that come back make it less.
 */
export function bookLags(looks: readonly BookLook[], history: TouchHistory): BookLags {
  const numbered = new Map(
    history.touches.flatMap(touch => (touch.id === undefined ? [] : [[touch.id, touch] as const])),
  )
  const leastMs: number[] = []
  const mostMs: number[] = []
  let neverSo = 0
  let first: string | undefined
  for (const look of looks) {
    const id = numbered.size > 0 ? numberIn(look.lastUpdateId) : undefined
    const same = id === undefined ? undefined : numbered.get(id)
    const wasSo = same ? isOf(same, look) : lastSo(look, history) !== undefined
    if (!wasSo) {
      neverSo++
      const { bestBid = 'nothing', bestAsk = 'nothing', lastUpdateId } = look
      first ??= `${bestBid} / ${bestAsk}${lastUpdateId === undefined ? '' : ` after ${lastUpdateId}`}`
      continue
    }
    const untilMs = id === undefined ? lastSo(look, history)! : after(id, history.touches)
    leastMs.push(Math.max(0, look.askedMs - untilMs))
    mostMs.push(Math.max(0, look.answeredMs - untilMs))
  }
  return { leastMs, mostMs, neverSo, first }
}

/** When the prices of a look were superseded last; infinite when they are current, undefined when they never were. */
function lastSo(look: BookLook, { touches, sooner }: TouchHistory): number | undefined {
  const latestMs = look.answeredMs + skewMs
  let untilMs = Infinity
  for (let index = touches.length - 1; index >= 0; index--) {
    const touch = touches[index]!
    // The same prices, told once more, supersede nothing.
    if (!isOf(touch, look)) untilMs = touch.fromMs
    else if (touch.fromMs <= latestMs) return untilMs
  }
  const told = sooner.findLast(touch => touch.fromMs <= latestMs && isOf(touch, look))
  return told && (touches.find(touch => touch.fromMs > told.fromMs)?.fromMs ?? Infinity)
}

/** When a change with a greater number came; infinite when none has. */
const after = (id: number, touches: readonly Touch[]): number =>
  touches.find(touch => touch.id !== undefined && touch.id > id)?.fromMs ?? Infinity

const isOf = ({ bid, ask }: Touch, { bestBid = '', bestAsk = '' }: BookLook): boolean =>
  bid === decimalValue(bestBid) && ask === decimalValue(bestAsk)

function numberIn(text: string | undefined): number | undefined {
  const number = text === undefined ? Number.NaN : Number(text)
  return Number.isSafeInteger(number) ? number : undefined
}
