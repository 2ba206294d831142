import type { MarketEvent, RecordedFrame } from '../../core/market-event.ts'
import { ClockOffsets } from './clock-offsets.ts'
import { Findings, type Finding } from './finding.ts'
import { InstrumentExaminer } from './instrument-examiner.ts'

/** Both clocks may differ by so much, in milliseconds, before the difference itself is wrong; latency cannot be told then. */
const greatestOffsetMs = 5_000
/** What a slow path may do to the smallest latency of 64 messages; a clock that is set does more. */
const greatestStepMs = 1_000

export interface ExaminerOptions {
  /** Levels of each side that were subscribed to, where the feed itself does not say. */
  readonly depth?: number | undefined
  /** Between which moments frames were waited for; where it is not known, from the first to the last of a stream. */
  readonly fromMs?: number | undefined
  readonly untilMs?: number | undefined
}

/** Follows a whole feed, frame by frame, and tells what is wrong with it. Memory is bounded by the books. */
export class FeedExaminer {
  frames = 0
  readonly offsets = new ClockOffsets()
  /** The venue states its times in whole milliseconds. */
  statesWholeMs = true
  readonly instruments = new Map<string, InstrumentExaminer>()
  readonly #findings = new Findings()
  readonly #depth: number
  readonly #lastTexts = new Map<string, { text: string }>()
  #latest: InstrumentExaminer | undefined
  #earliestMs: number
  #latestMs: number

  constructor({ depth = Infinity, fromMs = Infinity, untilMs = -Infinity }: ExaminerOptions = {}) {
    this.#depth = depth
    this.#earliestMs = fromMs
    this.#latestMs = untilMs
  }

  /** How long frames were waited for, in milliseconds of the local clock. */
  get recordedMs(): number {
    return Math.max(0, this.#latestMs - this.#earliestMs)
  }

  /** One frame, and what it says. */
  observe(
    { receivedMs, connection, text, url }: RecordedFrame,
    events: readonly MarketEvent[],
  ): void {
    this.frames++
    // REST may have been asked long before or after.
    if (url === undefined) {
      if (receivedMs > this.#latestMs) this.#latestMs = receivedMs
      if (receivedMs < this.#earliestMs) this.#earliestMs = receivedMs
    }
    this.#lookWhetherRepeated(connection, text, events)
    for (const event of events) {
      switch (event.kind) {
        case 'change':
          this.#take(event.venueMs, receivedMs)
          this.#of(event.symbol).change(event, receivedMs)
          break
        case 'best':
          this.#of(event.symbol).best(event, receivedMs)
          break
        case 'trade':
          if (!event.past && !event.repeated) this.#take(event.venueMs, receivedMs)
          this.#of(event.symbol).trade(event)
          break
        case 'snapshot':
          this.#of(event.symbol).snapshot(event, receivedMs)
          break
        case 'count':
          this.#of(event.symbol).count(event.lastId)
          break
        case 'unreadable':
          this.#findings.add('unreadable frame', undefined, () => event.words ?? text.slice(0, 80))
          break
        case 'refusal':
          this.#findings.add(
            'refused subscription',
            undefined,
            () => event.words ?? 'no reason given',
          )
          break
        case 'life-sign':
        case 'acknowledgement':
          break
      }
    }
  }

  /** The recording is over; returns what was wrong with it. To be called once. */
  end(): readonly Finding[] {
    for (const instrument of this.instruments.values()) instrument.end(this.#latestMs)
    this.offsets.end()
    const { count, greatestStepMs: stepMs } = this.offsets
    const medianMs = this.offsets.quantileMs(0.5)
    if (count > 0 && Math.abs(medianMs) > greatestOffsetMs)
      this.#findings.add(
        'clock offset',
        undefined,
        () => `half the messages are ${medianMs} ms old or older`,
      )
    if (stepMs > greatestStepMs)
      this.#findings.add('clock step', undefined, () => `a clock moved by ${Math.round(stepMs)} ms`)
    return this.#findings.all
  }

  /** Messages of one instrument often follow each other. */
  #of(symbol: string): InstrumentExaminer {
    if (this.#latest?.symbol !== symbol) this.#latest = this.#found(symbol)
    return this.#latest
  }

  #found(symbol: string): InstrumentExaminer {
    const known = this.instruments.get(symbol)
    if (known) return known
    const made = new InstrumentExaminer(symbol, this.#findings, this.#depth)
    this.instruments.set(symbol, made)
    return made
  }

  #take(venueMs: number | undefined, receivedMs: number): void {
    if (venueMs === undefined) return
    if (Number.isFinite(venueMs)) {
      this.offsets.take(receivedMs - venueMs)
      this.statesWholeMs &&= Number.isInteger(venueMs)
    } else this.#findings.add('impossible time', undefined, () => `a message stated ${venueMs}`)
  }

  /** What is told twice in the same words on one connection was sent, or recorded, twice. */
  #lookWhetherRepeated(connection: string, text: string, events: readonly MarketEvent[]): void {
    const last = this.#lastTexts.get(connection)
    if (!last) this.#lastTexts.set(connection, { text })
    else if (last.text !== text) last.text = text
    else if (events.some(({ kind }) => kind === 'change' || kind === 'trade'))
      this.#findings.add('repeated frame', undefined, () => text.slice(0, 120))
  }
}
