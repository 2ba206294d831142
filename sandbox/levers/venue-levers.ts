import type { WebSocket } from 'ws'
import type { ShiftMarket } from '../market/feed.ts'
import type { Lapses } from '../matching/admission.ts'
import type { MatchingEngine } from '../matching/types.ts'
import type { VenueDialect } from '../venues/dialect.ts'
import type { VenueHandlers } from '../venues/server.ts'
import { Burst } from './burst.ts'
import { Countdown } from './countdown.ts'
import { CutStreams } from './cut-streams.ts'
import { DropBookUpdate } from './drop-book-update.ts'
import { FreezeFeed } from './freeze-feed.ts'
import { HoldPrivateEvents } from './hold-private-events.ts'
import { LeverBody } from './lever-body.ts'
import { LeverError, type Lever, type LeverRequest } from './lever.ts'
import { cancel, fill, place } from './order-levers.ts'
import { RefuseRequests } from './refuse-requests.ts'
import { guardedHandlers } from './request-guard.ts'
import { SlowCancels } from './slow-cancels.ts'
import { StreamGuard } from './stream-guard.ts'
import { Submissions } from './submissions.ts'

interface LeversOptions {
  readonly engine: MatchingEngine
  /** The account whose front the levers stand before. */
  readonly account: string
  readonly dialect: VenueDialect
  readonly now: () => number
  /** How the venue's markets can be moved, by symbol. */
  readonly shifts: ReadonlyMap<string, ShiftMarket>
  /** Keys of the account whose requests no lever concerns. */
  readonly exempt: ReadonlySet<string>
}

/** What a request to the control port asks of a lever. */
export interface LeverCall {
  /** Such as `PUT`. */
  readonly method: string
  /** By name, such as `freeze-feed`. */
  readonly lever: string
  /** What follows the name in the path; empty when nothing does. */
  readonly action: string
  /** Parsed JSON. */
  readonly body: unknown
}

/** The levers of one venue: the conditions that a drill makes for whoever is connected through the firm's front. */
export class VenueLevers {
  readonly lostAnswers = new Countdown()
  readonly lostOrders = new Countdown()
  readonly filledCancels: Countdown
  readonly slowCancels = new SlowCancels()
  readonly submissions = new Submissions()
  readonly refusals: RefuseRequests
  readonly hold = new HoldPrivateEvents()
  readonly cut: CutStreams
  readonly drop: DropBookUpdate
  readonly freeze: FreezeFeed
  readonly #options: LeversOptions
  readonly #guards = new Set<StreamGuard>()
  readonly #table: Readonly<Record<string, Lever>>

  constructor(options: LeversOptions, filledCancels: Countdown) {
    const { engine, now } = options
    this.#options = options
    this.filledCancels = filledCancels
    this.refusals = new RefuseRequests(now)
    this.cut = new CutStreams(now, this.#guards)
    this.drop = new DropBookUpdate(engine.instruments)
    this.freeze = new FreezeFeed(engine.instruments)
    this.#table = {
      'lose-order-answers': this.lostAnswers,
      'lose-orders': this.lostOrders,
      'refuse-requests': this.refusals,
      'hold-private-events': this.hold,
      'cut-streams': this.cut,
      'drop-book-update': this.drop,
      'freeze-feed': this.freeze,
      fill: fill(options),
      'fill-before-cancel': this.filledCancels,
      cancel: cancel(options),
      place: place(options),
      'slow-cancels': this.slowCancels,
      submissions: this.submissions,
      burst: new Burst(now, options.shifts),
    }
  }

  /** Whether what is streamed must be read. */
  get watchesStreams(): boolean {
    return this.hold.isOn || this.drop.isOn || this.freeze.isOn
  }

  /** Stands before the handlers of the firm's front. */
  guard(handlers: VenueHandlers): VenueHandlers {
    const { dialect, exempt } = this.#options
    return guardedHandlers(handlers, { dialect, exempt, levers: this })
  }

  /** Stands between the firm's front and one of its WebSockets. */
  guardStream(socket: WebSocket, path: string): void {
    const guard = new StreamGuard(socket, { path, dialect: this.#options.dialect, levers: this })
    this.#guards.add(guard)
    socket.once('close', () => {
      this.#guards.delete(guard)
      this.hold.forget(guard)
    })
  }

  /** Does what the control port is asked; refuses with a `LeverError`. */
  ask({ method, lever: name, action, body }: LeverCall): object {
    const lever = Object.hasOwn(this.#table, name) ? this.#table[name] : undefined
    if (!lever) {
      const known = Object.keys(this.#table).join(', ')
      throw new LeverError(
        `a lever must be one of ${known}, was "${name}"; ask for one of these`,
        404,
      )
    }
    const request = action === '' ? method : `${method} ${action}`
    const answer = Object.hasOwn(lever.answers, request)
      ? lever.answers[request as LeverRequest]
      : undefined
    if (!answer) {
      const known = Object.keys(lever.answers).join(', ')
      throw new LeverError(`${name} must be asked ${known}, was asked ${request}; ask so`, 404)
    }
    const fields = new LeverBody(body ?? {})
    const told = answer(fields)
    fields.finish()
    return told
  }

  reset(): void {
    for (const lever of Object.values(this.#table)) lever.reset()
  }
}

/** Lets the next cancels of one account's orders come too late. */
export const lateCancels = (
  account: string,
  filledCancels: Countdown,
): Required<Pick<Lapses, 'fillBeforeCancel'>> => ({
  fillBeforeCancel: order => order.account === account && filledCancels.take(),
})
