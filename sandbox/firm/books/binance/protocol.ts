import { BinanceSnapshots, type Snapshot } from './snapshots.ts'
import type { Row } from '../level-book.ts'
import type { CreateProtocol, Protocol, ProtocolOptions } from '../protocol.ts'
import type { WatchedBook } from '../watched-book.ts'

const pingMs = 20_000
/** Between two snapshots of a book; the second is asked for when the first is too old. */
const snapshotPauseMs = 500
/** More updates than that do not wait for a snapshot. */
const mostWaiting = 1000

interface DepthUpdate {
  readonly e: 'depthUpdate'
  readonly s: string
  /** First and last update id of the message. */
  readonly U: number
  readonly u: number
  readonly b: readonly Row[]
  readonly a: readonly Row[]
}

/** How far one book has come: the id that it has reached, or the updates that wait for its snapshot. */
interface Progress {
  lastId: number
  waiting: DepthUpdate[]
  /** When its snapshot was asked for last, and whether the answer is on its way. */
  askedMs: number
  isAsking: boolean
}

/**
 * Binance: a stream of differences with update ids, each of which must follow on the last, upon a snapshot over REST. The
 * snapshot is asked for once the stream is heard; the first update that counts must cover the id after the snapshot's.
 */
class BinanceProtocol implements Protocol {
  readonly url: string
  readonly lifeSignMs = pingMs
  readonly #options: ProtocolOptions
  readonly #snapshots: BinanceSnapshots
  readonly #progress = new Map<WatchedBook, Progress>()
  #requests = 0

  constructor(options: ProtocolOptions) {
    this.#options = options
    const { endpoint, certificateAuthority } = options
    this.url = `${endpoint.websocket}/stream`
    this.#snapshots = new BinanceSnapshots(endpoint, certificateAuthority)
  }

  subscribe(): void {
    this.#progress.clear()
    this.#subscribe([...this.#options.books.keys()])
  }

  /**
   * Begins anew, unless the first snapshot is still to come. Subscribing twice does no harm, and helps where the venue has
   * forgotten the first time.
   */
  renew(book: WatchedBook): void {
    if (this.#progressOf(book).lastId > 0) this.#progress.delete(book)
    this.#subscribe([book.symbol])
  }

  read(text: string, receivedMs: number): void {
    const { data } = JSON.parse(text) as { readonly data?: Partial<DepthUpdate> }
    if (data?.e !== 'depthUpdate') return
    const update = data as DepthUpdate
    const book = this.#options.books.get(update.s)
    if (!book) return
    const progress = this.#progressOf(book)
    book.heard(receivedMs)
    if (book.isLive) this.#follow(book, progress, update)
    else if (book.isAwaited) this.#wait(book, progress, update)
    book.check()
  }

  close(): Promise<void> {
    return this.#snapshots.close()
  }

  #subscribe(symbols: readonly string[]): void {
    const params = symbols.map(symbol => `${symbol.toLowerCase()}@depth@100ms`)
    this.#options.send(JSON.stringify({ method: 'SUBSCRIBE', params, id: (this.#requests += 1) }))
  }

  #progressOf(book: WatchedBook): Progress {
    const known = this.#progress.get(book)
    if (known) return known
    const fresh = { lastId: 0, waiting: [], askedMs: Number.NEGATIVE_INFINITY, isAsking: false }
    this.#progress.set(book, fresh)
    return fresh
  }

  /** Applies an update that follows on the last; one from before is nothing new. */
  #follow(book: WatchedBook, progress: Progress, { U, u, b, a }: DepthUpdate): void {
    if (u <= progress.lastId) return
    if (U > progress.lastId + 1 && book.broke('sequenceGap')) return
    book.levels.apply(b, a)
    progress.lastId = u
    book.lastUpdateId = String(u)
  }

  #wait(book: WatchedBook, progress: Progress, update: DepthUpdate): void {
    progress.waiting.push(update)
    if (progress.waiting.length > mostWaiting) progress.waiting.shift()
    const nowMs = performance.now()
    if (progress.isAsking || nowMs - progress.askedMs < snapshotPauseMs) return
    progress.askedMs = nowMs
    progress.isAsking = true
    void this.#ask(book, progress)
  }

  async #ask(book: WatchedBook, progress: Progress): Promise<void> {
    const snapshot = await this.#snapshots.of(book.symbol)
    progress.isAsking = false
    const isWanted = this.#progress.get(book) === progress && book.isAwaited
    if (snapshot && isWanted) this.#build(book, progress, snapshot)
  }

  #build(book: WatchedBook, progress: Progress, snapshot: Snapshot): void {
    const [first] = progress.waiting
    if (first && snapshot.lastUpdateId + 1 < first.U) return
    book.levels.fill(snapshot.bids, snapshot.asks)
    if (snapshot.isCutOff) book.levels.knowNoFurther()
    progress.lastId = snapshot.lastUpdateId
    book.lastUpdateId = String(snapshot.lastUpdateId)
    book.built(performance.now())
    for (const update of progress.waiting.splice(0)) {
      if (book.isLive) this.#follow(book, progress, update)
    }
    book.check()
  }
}

export const createBinanceProtocol: CreateProtocol = options => new BinanceProtocol(options)
