import type { Virtues } from '../virtues.ts'
import type { WatchedBook } from './watched-book.ts'

interface Message {
  readonly text: string
  readonly dueMs: number
}

interface InboxOptions {
  readonly virtues: Virtues
  readonly books: readonly WatchedBook[]
  /** Reads a message; throws on one that cannot be read. */
  readonly take: (text: string, receivedMs: number) => void
  /** A message that had to wait could not be read. */
  readonly failed: (why: string) => void
}

/** Of the messages, one in this many is thrown away while the virtue of reading all of them is switched off. */
const shedOneIn = 5

/** What came on a connection and is to be read: at once, unless the virtue of keeping up is switched off. */
export class Inbox {
  readonly #options: InboxOptions
  #waiting: Message[] = []
  #timer: NodeJS.Timeout | undefined
  #count = 0
  #hasShed = false

  constructor(options: InboxOptions) {
    this.#options = options
  }

  /** Throws what `take` throws where the message is read at once. */
  put(text: string, receivedMs: number): void {
    if (this.#sheds()) return
    if (this.#lagMs === 0 && this.#waiting.length === 0) return this.#options.take(text, receivedMs)
    this.#waiting.push({ text, dueMs: receivedMs + this.#lagMs })
    this.#wake()
  }

  clear(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#waiting = []
  }

  get #lagMs(): number {
    return this.#options.virtues.magnitude('firm-books-lag', 'firm-books-lag-twin') ?? 0
  }

  /** Snapshots are spared: while one is awaited, everything is read. Once all is read again, the books are built anew. */
  #sheds(): boolean {
    const { virtues, books } = this.#options
    if (virtues.has('firm-sheds-updates')) {
      const isShed = books.every(book => book.isLive) && ++this.#count % shedOneIn === 0
      this.#hasShed ||= isShed
      return isShed
    }
    if (this.#hasShed) for (const book of books) book.broke('sequenceGap')
    this.#hasShed = false
    return false
  }

  #wake(): void {
    const [next] = this.#waiting
    if (!next || this.#timer) return
    this.#timer = setTimeout(() => this.#read(), Math.max(0, next.dueMs - performance.now()))
  }

  #read(): void {
    this.#timer = undefined
    const nowMs = performance.now()
    const due = this.#waiting.findIndex(({ dueMs }) => dueMs > nowMs)
    try {
      for (const { text } of this.#waiting.splice(0, due < 0 ? this.#waiting.length : due)) {
        // Who reads late takes what he reads for news.
        this.#options.take(text, nowMs)
      }
    } catch (error) {
      return this.#options.failed(error instanceof Error ? error.message : String(error))
    }
    this.#wake()
  }
}
