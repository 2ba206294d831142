import type { RawData, WebSocket } from 'ws'
import type { Heard, StreamKind, VenueDialect } from '../venues/dialect.ts'
import type { VenueLevers } from './venue-levers.ts'

interface GuardOptions {
  readonly path: string
  readonly dialect: VenueDialect
  readonly levers: VenueLevers
}

/** Stands between the firm's front and one of its WebSockets, whose frames it reads in the venue's own words. */
export class StreamGuard {
  readonly #socket: WebSocket
  readonly #options: GuardOptions
  readonly #carried: Set<StreamKind>
  readonly #send: (text: string) => void
  /** By how much the numbers of a channel have moved, since more was told than the front knows of. */
  readonly #shifts = new Map<string, number>()
  /** Whether the connection ends instead of telling the next answer. */
  #isDoomed = false

  constructor(socket: WebSocket, options: GuardOptions) {
    const { path, dialect } = options
    this.#socket = socket
    this.#options = options
    this.#carried = new Set(dialect.streamsOf(path))
    this.#send = socket.send.bind(socket)
    socket.send = ((text: string) => this.#tell(text)) as WebSocket['send']
    const emit = socket.emit.bind(socket)
    socket.emit = (event, ...parts: unknown[]) => {
      const pass = () => emit(event, ...parts)
      if (event !== 'message' || this.#takes(textOf(parts[0] as RawData), pass)) return pass()
      return true
    }
  }

  carries(kind: StreamKind): boolean {
    return this.#carried.has(kind)
  }

  /** Ends the connection without a closing frame. */
  cut(): void {
    this.#socket.terminate()
  }

  /**
   * Tells what was held back, in this order. Kraken numbers what it tells on a private channel: those numbers belong to
   * the connection and not to the event, so they go on counting up by one whatever comes late, turned round or twice, and
   * what follows is moved on. Coinbase's numbers and the ids of Binance belong to the event and stay its own.
   */
  deliver(texts: readonly string[]): void {
    const { dialect, path } = this.#options
    const numbered = texts.map(text => ({ text, channel: dialect.told(text, path).numberedBy }))
    const byChannel = Map.groupBy(numbered, ({ channel }) => channel)
    const next = new Map<string, number>()
    for (const [channel, own] of byChannel) {
      if (channel === undefined) continue
      const numbers = own.map(({ text }) => numberIn(text))
      const first = Math.min(...numbers) + this.#shiftOf(channel)
      const moved = this.#shiftOf(channel) + own.length - new Set(numbers).size
      next.set(channel, first)
      this.#shifts.set(channel, moved)
    }
    for (const { text, channel } of numbered) {
      const number = channel === undefined ? undefined : next.get(channel)
      if (channel === undefined || number === undefined) this.#say(text)
      else {
        this.#say(withNumber(text, number))
        next.set(channel, number + 1)
      }
    }
  }

  /** False when the frame was withheld. */
  #tell(text: string): boolean {
    const { dialect, path, levers } = this.#options
    const isQuiet = !this.#isDoomed && !levers.watchesStreams && this.#shifts.size === 0
    if (isQuiet) return this.#say(text)
    const { kind, symbol, isBookUpdate = false, numberedBy } = dialect.told(text, path)
    if (this.#isDoomed) {
      if (kind === 'answer') this.cut()
      return false
    }
    if (kind === 'private' && levers.hold.isOn) {
      levers.hold.hold({ guard: this, text })
      return false
    }
    if (kind === 'market' && symbol !== undefined) {
      if (levers.freeze.take(symbol)) return false
      if (isBookUpdate && levers.drop.take(symbol)) return false
    }
    return this.#say(numberedBy === undefined ? text : this.#moved(text, numberedBy))
  }

  #say(text: string): boolean {
    if (this.#socket.readyState === this.#socket.OPEN) this.#send(text)
    return true
  }

  /** Whether what the client says reaches the front now; what is slowed down does so later. */
  #takes(text: string, pass: () => void): boolean {
    const { dialect, path, levers } = this.#options
    const heard = dialect.heard(text, path)
    for (const kind of heard.subscribes ?? []) this.#carried.add(kind)
    if (this.#isRefused(heard, text)) return false
    if (heard.intent === 'submit') {
      levers.submissions.note()
      if (levers.lostOrders.take()) {
        this.cut()
        return false
      }
      this.#isDoomed ||= levers.lostAnswers.take()
    }
    if (heard.intent !== 'cancel' || levers.slowCancels.ms === 0) return true
    setTimeout(() => {
      if (this.#socket.readyState === this.#socket.OPEN) pass()
    }, levers.slowCancels.ms)
    return false
  }

  #isRefused({ throttled }: Heard, text: string): boolean {
    const throttle =
      throttled && this.#options.levers.refusals.refuse(`${this.#options.path} ${methodIn(text)}`)
    if (!throttle) return false
    this.#say(throttled(throttle))
    return true
  }

  #shiftOf(channel: string): number {
    return this.#shifts.get(channel) ?? 0
  }

  /** A channel that begins to count anew has a new subscriber, who has not heard too much. */
  #moved(text: string, channel: string): string {
    const number = numberIn(text)
    if (number === 1) this.#shifts.delete(channel)
    const shift = this.#shiftOf(channel)
    return shift === 0 ? text : withNumber(text, number + shift)
  }
}

/** Where Kraken puts the number: last in the frame, in either version. */
const numberAtEnd = /"sequence":(\d+)(\}\]?)$/
const numberIn = (text: string): number => Number(numberAtEnd.exec(text)?.[1] ?? 0)
const withNumber = (text: string, number: number): string =>
  text.replace(numberAtEnd, (_whole, _number, end: string) => `"sequence":${number}${end}`)

const methodIn = (text: string): string => /"(?:method|event)":\s*"([\w./]+)"/.exec(text)?.[1] ?? ''

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString()
  return Buffer.isBuffer(data) ? data.toString() : Buffer.from(data).toString()
}
