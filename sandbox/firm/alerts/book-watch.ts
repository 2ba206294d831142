import type { BookStatus, UnusableFor } from '../books/port.ts'
import type { Virtues } from '../virtues.ts'

/** What can be wrong with market data, as those who are on duty know it. */
export type AlertName = 'MarketDataStale' | 'MarketDataDisconnected' | 'MarketDataGap'

/** Something that is wrong with one book, until it has ended. */
export interface BookAlert {
  readonly name: AlertName
  readonly venue: string
  readonly symbol: string
  readonly reason: UnusableFor
  /** Milliseconds since 1970. */
  readonly startsMs: number
  readonly endsMs?: number | undefined
}

/** Looks that must find the same after the first: in looks, because whoever was held up between two has seen no more. */
const holdLooks = 3
/** After a start, books take their time. */
const startHoldLooks = 20

const nameFor: Readonly<Record<UnusableFor, AlertName>> = {
  starting: 'MarketDataStale',
  stale: 'MarketDataStale',
  disconnected: 'MarketDataDisconnected',
  sequenceGap: 'MarketDataGap',
  checksum: 'MarketDataGap',
  crossed: 'MarketDataGap',
  other: 'MarketDataGap',
}

/** An ill book: of what, when it began, how often that was seen again, and when its last update had come by then. */
interface Illness {
  readonly name: AlertName
  readonly startsMs: number
  readonly looks: number
  readonly heardMs: number
}

/** Watches one book: what stays wrong with it for a little is an alert, which ends once the book has been well for as long. */
export class BookWatch {
  readonly #virtues: Virtues
  readonly #firing = new Map<AlertName, BookAlert>()
  #illness: Illness | undefined
  #wellLooks = 0

  constructor(virtues: Virtues) {
    this.#virtues = virtues
  }

  /** Looks at the book as it stands; returns the alerts that begin or end by that. */
  look(status: BookStatus, nowMs: number): readonly BookAlert[] {
    if (status.reason === undefined) return this.#well(nowMs)
    this.#wellLooks = 0
    return this.#ill(status, status.reason, nowMs)
  }

  #well(nowMs: number): readonly BookAlert[] {
    this.#illness = undefined
    this.#wellLooks += 1
    if (this.#wellLooks <= holdLooks || this.#firing.size === 0) return []
    if (this.#virtues.has('firm-never-resolves-alert')) return []
    const ended = [...this.#firing.values()].map(alert => ({ ...alert, endsMs: nowMs }))
    this.#firing.clear()
    return ended
  }

  #ill({ venue, symbol, ageMs }: BookStatus, reason: UnusableFor, nowMs: number): BookAlert[] {
    const name = nameFor[reason]
    if (this.#illness?.name === name) {
      this.#illness = { ...this.#illness, looks: this.#illness.looks + 1 }
    } else {
      const heardMs = nowMs - ageMs
      const startsMs = reason === 'stale' ? heardMs : nowMs
      this.#illness = { name, startsMs, looks: 0, heardMs }
    }
    if (this.#firing.has(name) || !this.#isDue(this.#illness, reason, nowMs)) return []
    const alert = { name, venue, symbol, reason, startsMs: this.#illness.startsMs }
    this.#firing.set(name, alert)
    return [alert]
  }

  #isDue({ looks, heardMs }: Illness, reason: UnusableFor, nowMs: number): boolean {
    // Where a silence first shows as a gap, it has lasted a while by then.
    const lateMs = this.#virtues.magnitude('firm-alerts-late', 'firm-alerts-late-twin')
    if (lateMs !== undefined) return nowMs - heardMs >= lateMs
    return looks >= (reason === 'starting' ? startHoldLooks : holdLooks)
  }
}
