import type { BestPrices, BookChange, BookSnapshot, TradeReport } from '../../core/market-event.ts'
import { CrossedTime } from './crossed-time.ts'
import { decimalValue } from './decimal-value.ts'
import { Echo } from './echo.ts'
import type { Findings, FindingKind } from './finding.ts'
import { OrderBook } from './order-book.ts'
import { PriceGrid } from './price-grid.ts'
import { Sequence } from './sequence.ts'
import { Silence } from './silence.ts'
import { SnapshotEcho } from './snapshot-echo.ts'
import { Tape } from './tape.ts'
import { TimeOrder } from './time-order.ts'
import { TradeEcho } from './trade-echo.ts'

/** More changes than come while a snapshot is fetched; of a book that never gets one, older ones are forgotten. */
const mostWaiting = 10_000

/** Both are told at once, so that they are never crossed; 0 is the price of a side that is empty. */
const canBeBest = (bid: number, ask: number): boolean =>
  bid >= 0 && ask >= 0 && (bid <= ask || ask === 0)

/** Follows one instrument of a feed, and tells what is wrong with it. Memory is bounded by the book. */
export class InstrumentExaminer {
  readonly symbol: string
  readonly book: OrderBook
  readonly sequence = new Sequence()
  readonly tape = new Tape()
  readonly aggregates = new Tape()
  readonly grid = new PriceGrid()
  readonly echo = new Echo()
  readonly tradeEcho = new TradeEcho()
  readonly snapshotEcho = new SnapshotEcho()
  readonly crossed = new CrossedTime()
  readonly silence = { book: new Silence(), best: new Silence() } as const
  checksums = 0
  changes = 0
  /** Changes after which the book was whole and both its best prices were known: only those show what the book was. */
  followed = 0
  /** Trades that were news, by whether they bear a number. */
  numberedTrades = 0
  unnumberedTrades = 0
  /** How often the stream told of it, by channel; trades that are told beside the tape are none of its own. */
  readonly told = { book: 0, best: 0, trade: 0 }
  /** Messages that stated a time. */
  timedMessages = 0
  readonly #findings: Findings
  readonly #order = {
    book: new TimeOrder(),
    best: new TimeOrder(),
    trade: new TimeOrder(),
    aggregate: new TimeOrder(),
  }
  /** Numbered changes that came before there was a snapshot to apply them to. */
  #waiting: BookChange[] = []
  /** The book is the venue's as far as can be told: it began with a snapshot, and nothing was missed since. */
  #isWhole = false
  /** Number of the snapshot's last change, while no change has carried on from it. */
  #unbridgedId: number | undefined
  #firstCount: number | undefined
  #lastCount = -Infinity
  /** Number of the last change that the book holds. */
  #bookId: number | undefined

  constructor(symbol: string, findings: Findings, depth: number) {
    this.symbol = symbol
    this.#findings = findings
    this.book = new OrderBook(depth)
  }

  snapshot(snapshot: BookSnapshot, receivedMs: number): void {
    // A snapshot with a number is an answer of REST.
    if (snapshot.lastId === undefined) this.told.book++
    this.#lookAtPrices(snapshot)
    // A snapshot of a numbered book that is whole already starts nothing anew.
    if (snapshot.lastId !== undefined && this.#isWhole) return this.#compareSnapshot(snapshot)
    if (this.#isTooOld(snapshot)) return
    if (snapshot.depth !== undefined) this.book.depth = snapshot.depth
    const { none, misplaced } = this.book.replace(snapshot, snapshot.lastId !== undefined)
    if (none + misplaced > 0)
      this.#add(
        'impossible level',
        () => `of a snapshot ${none} levels are none, ${misplaced} are out of order`,
      )
    this.#isWhole = true
    this.#unbridgedId = snapshot.lastId
    this.#bookId = snapshot.lastId
    for (const change of this.#waiting.splice(0)) this.#carryOn(change)
    if (!this.#isWhole) return
    this.#compareChecksum(snapshot.checksum)
    this.#lookWhetherCrossed(receivedMs)
  }

  change(change: BookChange, receivedMs: number): void {
    this.changes++
    this.#lookAtPrices(change)
    this.told.book++
    this.silence.book.hear(receivedMs)
    this.#lookAtTime('book', change.venueMs)
    const { firstId, lastId } = change
    if (firstId !== undefined && lastId !== undefined) {
      const flaw = this.sequence.take(firstId, lastId)
      if (flaw) this.#add(`sequence ${flaw}`, () => `changes ${firstId} to ${lastId}`)
      if (flaw === 'gap') {
        this.#lose()
        // How the book was from then on is not known.
        this.crossed.look(false, false, receivedMs)
      }
      if (flaw === 'repeat') return
      if (!this.#isWhole) return this.#wait(change)
    }
    if (!this.#isWhole) return
    this.#carryOn(change)
    if (!this.#isWhole) return
    if (this.book.isBestKnown) this.followed++
    this.#compareChecksum(change.checksum)
    this.#lookWhetherCrossed(receivedMs)
    if (lastId !== undefined) this.echo.book(lastId, this.book, receivedMs)
  }

  best(stated: BestPrices, receivedMs: number): void {
    this.silence.best.hear(receivedMs)
    this.told.best++
    this.#lookAtTime('best', stated.venueMs)
    const { bid, ask } = stated
    if (!canBeBest(decimalValue(bid), decimalValue(ask)))
      this.#add('impossible best prices', () => `best bid ${bid} and best ask ${ask} were stated`)
    this.#compareBest(() => this.echo.statement(stated))
  }

  trade(trade: TradeReport): void {
    const { id, price, quantity } = trade
    if (!trade.repeated) this.told.trade++
    if (!(decimalValue(price) > 0 && decimalValue(quantity) > 0))
      this.#add('impossible trade', () => `${quantity} at ${price}`)
    if (!trade.past) this.#lookAtTime(trade.aggregated ? 'aggregate' : 'trade', trade.venueMs)
    if (id === undefined) return void this.unnumberedTrades++
    if (!trade.repeated) {
      if (!trade.past) this.numberedTrades++
      const flaw = (trade.aggregated ? this.aggregates : this.tape).take(id, trade.past)
      if (flaw)
        this.#add(flaw === 'missing' ? 'missing trade' : 'repeated trade', () => `number ${id}`)
    }
    if (trade.aggregated) return
    const contradiction = this.tradeEcho.tell(trade)
    if (contradiction !== undefined) this.#add('contradicted trade', () => contradiction)
  }

  /** Trades have come so far by the venue's own count. */
  count(lastId: number): void {
    this.#firstCount ??= lastId
    this.#lastCount = lastId
  }

  /** Whether there were trades while the feed was heard, by the venue's own count. */
  get tradedMeanwhile(): boolean {
    return this.#lastCount > (this.#firstCount ?? Infinity)
  }

  end(endedMs: number): void {
    this.crossed.look(false, false, endedMs)
    this.#compareBest(() => this.echo.end(endedMs))
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

  /** No change that was told carries on from it: who records is to ask again. */
  #isTooOld({ lastId }: BookSnapshot): boolean {
    const [earliest] = this.#waiting
    return lastId !== undefined && earliest !== undefined && earliest.firstId! > lastId + 1
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
        this.#lose()
        this.#wait(change)
        return this.#add(
          'unbridged snapshot',
          () => `change ${next} must follow the snapshot, ${change.firstId} did`,
        )
      }
    }
    this.#compareSnapshots(() => this.snapshotEcho.before(change, this.book))
    const flawed = this.book.change(change)
    if (flawed > 0) this.#add('impossible level', () => `of a change ${flawed} levels are none`)
    if (change.lastId === undefined) return
    this.#bookId = change.lastId
    this.#compareSnapshots(() => this.snapshotEcho.after(change.lastId!, this.book))
  }

  /** The book is not the venue's any more. */
  #lose(): void {
    this.#isWhole = false
    this.#waiting = []
    this.snapshotEcho.forget()
  }

  #lookAtPrices({ bids, asks }: Pick<BookChange, 'bids' | 'asks'>): void {
    this.grid.take(bids)
    this.grid.take(asks)
  }

  #compareBest(compare: () => void): void {
    const before = this.echo.contradicted
    compare()
    if (this.echo.contradicted > before)
      this.#add('contradicted best prices', () => this.echo.first!)
  }

  #compareSnapshot(snapshot: BookSnapshot): void {
    this.#compareSnapshots(() => this.snapshotEcho.stated(snapshot, this.book, this.#bookId!))
  }

  #compareSnapshots(compare: () => void): void {
    const before = this.snapshotEcho.different
    compare()
    if (this.snapshotEcho.different > before)
      this.#add('contradicted snapshot', () => this.snapshotEcho.first!)
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

  #lookAtTime(stream: 'book' | 'best' | 'trade' | 'aggregate', venueMs: number | undefined): void {
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
