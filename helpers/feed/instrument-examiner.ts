import type { BestPrices, BookChange, BookSnapshot, TradeReport } from '../../core/market-event.ts'
import { CrossedTime } from './crossed-time.ts'
import { decimalValue } from './decimal-value.ts'
import { Echo } from './echo.ts'
import type { Findings, FindingKind } from './finding.ts'
import { OrderBook } from './order-book.ts'
import { Sequence } from './sequence.ts'
import { Silence } from './silence.ts'
import { Tape } from './tape.ts'
import { TimeOrder } from './time-order.ts'
import { TradeEcho } from './trade-echo.ts'

/** More changes than come while a snapshot is fetched; of a book that never gets one, older ones are forgotten. */
const mostWaiting = 10_000

/** Follows one instrument of a feed, and tells what is wrong with it. Memory is bounded by the book. */
export class InstrumentExaminer {
  readonly symbol: string
  readonly book: OrderBook
  readonly sequence = new Sequence()
  readonly tape = new Tape()
  readonly echo = new Echo()
  readonly tradeEcho = new TradeEcho()
  readonly crossed = new CrossedTime()
  readonly silence = { book: new Silence(), best: new Silence() } as const
  checksums = 0
  changes = 0
  /** Changes after which the book was whole: only those show what the book was. */
  followed = 0
  unnumberedTrades = 0
  /** Messages that stated a time. */
  timedMessages = 0
  readonly #findings: Findings
  readonly #order = { book: new TimeOrder(), best: new TimeOrder(), trade: new TimeOrder() }
  /** Numbered changes that came before there was a snapshot to apply them to. */
  #waiting: BookChange[] = []
  /** The book is the venue's as far as can be told: it began with a snapshot, and nothing was missed since. */
  #isWhole = false
  /** Number of the snapshot's last change, while no change has carried on from it. */
  #unbridgedId: number | undefined

  constructor(symbol: string, findings: Findings, depth: number) {
    this.symbol = symbol
    this.#findings = findings
    this.book = new OrderBook(depth)
  }

  snapshot(snapshot: BookSnapshot, receivedMs: number): void {
    // A snapshot of a numbered book that is whole already is an older state of it, and starts nothing anew.
    if (snapshot.lastId !== undefined && this.#isWhole) return
    const { none, misplaced } = this.book.replace(snapshot)
    if (none + misplaced > 0)
      this.#add(
        'impossible level',
        () => `of a snapshot ${none} levels are none, ${misplaced} are out of order`,
      )
    this.#isWhole = true
    this.#unbridgedId = snapshot.lastId
    for (const change of this.#waiting.splice(0)) this.#carryOn(change)
    if (!this.#isWhole) return
    this.#compareChecksum(snapshot.checksum)
    this.#lookWhetherCrossed(receivedMs)
  }

  change(change: BookChange, receivedMs: number): void {
    this.changes++
    this.silence.book.hear(receivedMs)
    this.#lookAtTime('book', change.venueMs)
    const { firstId, lastId } = change
    if (firstId !== undefined && lastId !== undefined) {
      const flaw = this.sequence.take(firstId, lastId)
      if (flaw) this.#add(`sequence ${flaw}`, () => `changes ${firstId} to ${lastId}`)
      if (flaw === 'gap') this.#isWhole = false
      if (flaw === 'repeat') return
      if (!this.#isWhole) return this.#wait(change)
    }
    if (!this.#isWhole) return
    this.#carryOn(change)
    if (!this.#isWhole) return
    this.followed++
    this.#compareChecksum(change.checksum)
    this.#lookWhetherCrossed(receivedMs)
    if (lastId !== undefined) this.echo.book(lastId, this.book)
  }

  best(stated: BestPrices, receivedMs: number): void {
    this.silence.best.hear(receivedMs)
    this.#lookAtTime('best', stated.venueMs)
    const { bid, ask } = stated
    const bidPrice = decimalValue(bid)
    if (!(bidPrice > 0 && bidPrice <= decimalValue(ask)))
      this.#add('crossed book', () => `best bid ${bid} and best ask ${ask} were stated`)
    const before = this.echo.contradicted
    this.echo.statement(stated)
    if (this.echo.contradicted > before)
      this.#add('contradicted best prices', () => this.echo.first!)
  }

  trade(trade: TradeReport): void {
    const { id, price, quantity } = trade
    if (!(decimalValue(price) > 0 && decimalValue(quantity) > 0))
      this.#add('impossible trade', () => `${quantity} at ${price}`)
    if (!trade.past) this.#lookAtTime('trade', trade.venueMs)
    if (id === undefined) return void this.unnumberedTrades++
    if (!trade.repeated) {
      const flaw = this.tape.take(id)
      if (flaw)
        this.#add(flaw === 'missing' ? 'missing trade' : 'repeated trade', () => `number ${id}`)
    }
    const contradiction = this.tradeEcho.tell(trade)
    if (contradiction !== undefined) this.#add('contradicted trade', () => contradiction)
  }

  end(endedMs: number): void {
    this.crossed.look(false, false, endedMs)
    for (const [stream, silence] of Object.entries(this.silence)) {
      silence.end(endedMs)
      if (silence.standsOut === true)
        this.#add(
          'silent stream',
          () =>
            `${stream}: ${Math.round(silence.longestMs)} ms, otherwise at most ${Math.round(silence.nextLongestMs)} ms`,
        )
    }
  }

  #wait(change: BookChange): void {
    if (this.#waiting.length >= mostWaiting) this.#waiting.splice(0, mostWaiting / 2)
    this.#waiting.push(change)
  }

  /** Applies a change, unless the snapshot holds it already. */
  #carryOn(change: BookChange): void {
    if (this.#unbridgedId !== undefined && change.lastId !== undefined) {
      if (change.lastId <= this.#unbridgedId) return
      const next = this.#unbridgedId + 1
      this.#unbridgedId = undefined
      if (change.firstId! > next) {
        this.#isWhole = false
        return this.#add(
          'unbridged snapshot',
          () => `change ${next} must follow the snapshot, ${change.firstId} did`,
        )
      }
    }
    const flawed = this.book.change(change)
    if (flawed > 0) this.#add('impossible level', () => `of a change ${flawed} levels are none`)
  }

  #compareChecksum(stated: number | undefined): void {
    if (stated === undefined) return
    this.checksums++
    const ours = this.book.checksum()
    if (ours === stated) return
    this.#add('wrong checksum', () => `the venue stated ${stated}, our book has ${ours}`)
  }

  #lookWhetherCrossed(receivedMs: number): void {
    const { isCrossed, isLocked } = this.book
    this.crossed.look(isCrossed, isLocked, receivedMs)
    if (isCrossed)
      this.#add(
        'crossed book',
        () => `bid ${this.book.bids.bestPrice} above ask ${this.book.asks.bestPrice}`,
      )
  }

  #lookAtTime(stream: 'book' | 'best' | 'trade', venueMs: number | undefined): void {
    if (venueMs === undefined) return
    this.timedMessages++
    const backMs = this.#order[stream].take(venueMs)
    if (backMs > 0)
      this.#add(
        'time running back',
        () => `${stream}: ${backMs.toFixed(3)} ms before the message before`,
      )
  }

  #add(kind: FindingKind, words: () => string): void {
    this.#findings.add(kind, this.symbol, words)
  }
}
