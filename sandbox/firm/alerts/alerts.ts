import type { Books, BookStatus } from '../books/port.ts'
import type { Virtues } from '../virtues.ts'
import { BookWatch, type BookAlert } from './book-watch.ts'
import { groupKeyOf, notificationOf } from './notification.ts'
import { Webhook } from './webhook.ts'

const lookMs = 250
/** Of a firm without the virtue of telling what is new: how often it tells what is old, and how old that is. */
const againMs = 1_000
const oldMs = 3_600_000

/** What the firm's alerts are made with. */
export interface AlertOptions {
  readonly books: Pick<Books, 'status'>
  /** Where they are posted; absent: the books are not even watched. */
  readonly webhook?: string | undefined
  readonly virtues: Virtues
  /** Milliseconds since 1970; by default on a clock that is never set. */
  readonly now?: () => number
}

/** The firm's alerts, until they are closed. */
export interface Alerts {
  close(): Promise<void>
}

/** Watches the books and tells a webhook, as Alertmanager would, when one of them must not be traded on. */
class BookAlerts implements Alerts {
  readonly #options: AlertOptions
  readonly #now: () => number
  readonly #webhook: Webhook
  readonly #watches = new Map<string, BookWatch>()
  readonly #firing = new Map<string, BookAlert>()
  readonly #timer: NodeJS.Timeout
  readonly #openedMs: number
  #toldAgainMs = Number.NEGATIVE_INFINITY

  constructor(options: AlertOptions, webhook: Webhook) {
    this.#options = options
    this.#now = options.now ?? steadyNow
    this.#webhook = webhook
    this.#openedMs = this.#now()
    this.#timer = setInterval(() => this.#look(), lookMs)
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#webhook.close()
  }

  #look(): void {
    if (this.#options.virtues.has('firm-ignores-frozen-feed')) return
    const nowMs = this.#now()
    if (this.#options.virtues.has('firm-tells-old-alert-again')) return this.#tellAgain(nowMs)
    const changed = this.#options.books
      .status()
      .flatMap(status => this.#watchOf(status).look(status, nowMs))
    if (changed.length > 0) this.#tell(changed)
  }

  /** Tells each group in which something began or ended: with all that fires in it, and what has ended. */
  #tell(changed: readonly BookAlert[]): void {
    const ended = changed.filter(({ endsMs }) => endsMs !== undefined)
    for (const alert of changed) this.#firing.set(keyOf(alert), alert)
    for (const alert of ended) this.#firing.delete(keyOf(alert))
    const told = [...this.#firing.values(), ...ended]
    for (const groupKey of new Set(changed.map(groupKeyOf))) {
      const [first, ...others] = told.filter(alert => groupKeyOf(alert) === groupKey)
      if (first) this.#webhook.post(notificationOf([first, ...others]))
    }
  }

  #tellAgain(nowMs: number): void {
    if (nowMs - this.#toldAgainMs < againMs) return
    this.#toldAgainMs = nowMs
    for (const { venue, symbol } of this.#options.books.status()) {
      const startsMs = this.#openedMs - oldMs
      const old = { name: 'MarketDataStale', venue, symbol, reason: 'stale', startsMs } as const
      this.#webhook.post(notificationOf([old]))
      this.#webhook.post(notificationOf([{ ...old, endsMs: startsMs + againMs }]))
    }
  }

  #watchOf({ venue, symbol }: BookStatus): BookWatch {
    const key = `${venue} ${symbol}`
    const known = this.#watches.get(key)
    if (known) return known
    const fresh = new BookWatch(this.#options.virtues)
    this.#watches.set(key, fresh)
    return fresh
  }
}

const keyOf = ({ name, venue, symbol }: BookAlert): string => `${name} ${venue} ${symbol}`

const steadyNow = (): number => performance.timeOrigin + performance.now()

/** Watches the books from now on, if there is somebody to tell. */
export const createAlerts = (options: AlertOptions): Alerts =>
  options.webhook === undefined
    ? { close: async () => undefined }
    : new BookAlerts(options, new Webhook(options.webhook))
