import type { EngineEvent, Scaled, Side } from '../../matching/types.ts'
import type { VenueContext } from '../venue.ts'
import { crossingBid, isFrozen, isTold, statedMs } from '../feed-faults.ts'
import { decimal } from './decimals.ts'
import { depthShape } from './market-data.ts'
import type { SpeedMs, Stream } from './stream-name.ts'
import type { Topic, Topics } from './topics.ts'

type Row = readonly [price: Scaled, quantity: Scaled]
type LevelEvent = Extract<EngineEvent, { type: 'level' }>

/** Which levels are told, and a bid that is told beside them. */
interface Telling {
  readonly isTold: (row: Row) => boolean
  readonly crossing: Row | undefined
}

/** Of the depth updates, one in this many is lost under the fault that drops them. */
const droppedOneIn = 5

/** Levels of one symbol that changed since they were last sent, and the update ids that they used. */
class Changes {
  readonly #quantities: Record<Side, Map<Scaled, Scaled>> = { buy: new Map(), sell: new Map() }
  #firstId = 0
  #lastId = 0
  sent = 0

  add({ side, price, quantity, updateId }: LevelEvent): void {
    if (this.#firstId === 0) this.#firstId = updateId
    this.#lastId = updateId
    this.#quantities[side].set(price, quantity)
  }

  /** What changed, as far as it is told, and a bid beside it, or undefined when nothing did; begins anew. */
  take(symbol: string, nowMs: number, { isTold, crossing }: Telling): object | undefined {
    if (this.#firstId === 0) return undefined
    const { buy, sell } = this.#quantities
    const row = ([price, quantity]: Row) => [decimal(price), decimal(quantity)]
    const data = {
      e: 'depthUpdate',
      E: nowMs,
      s: symbol,
      U: this.#firstId,
      u: this.#lastId,
      b: [...(crossing ? [crossing] : []), ...[...buy].filter(isTold)].map(row),
      a: [...sell].filter(isTold).map(row),
    }
    buy.clear()
    sell.clear()
    this.#firstId = 0
    this.sent += 1
    return data
  }
}

/** Publishes the books at their own pace: what changed in them, and their best levels. */
export class DepthStreams {
  readonly #context: VenueContext
  readonly #topics: Topics
  readonly #changes = new Map<Topic, Changes>()

  constructor(context: VenueContext, topics: Topics) {
    this.#context = context
    this.#topics = topics
  }

  hear(event: LevelEvent): void {
    for (const channel of ['depth@100ms', 'depth']) {
      const topic = this.#topics.of(event.symbol, channel)
      if (topic) this.#changesOf(topic).add(event)
    }
  }

  /** Publishes the streams of one speed. */
  flush(speedMs: SpeedMs): void {
    for (const topic of this.#topics.ofKind('depth')) {
      if (topic.stream.speedMs === speedMs) this.#publishChanges(topic)
    }
    for (const topic of this.#topics.ofKind('partial')) {
      const { symbol, levels } = topic.stream
      if (topic.stream.speedMs === speedMs) {
        topic.publish(depthShape(this.#context.engine.book(symbol, levels)))
      }
    }
    this.#forget()
  }

  reset(): void {
    for (const changes of this.#changes.values()) changes.sent = 0
  }

  #publishChanges(topic: Topic<Extract<Stream, { kind: 'depth' }>>): void {
    const { symbol } = topic.stream
    const changes = this.#changesOf(topic)
    const timeMs = statedMs(this.#context, changes.sent)
    const data = changes.take(symbol, timeMs, {
      isTold: row => isTold(this.#context, symbol, row),
      crossing: crossingBid(this.#context, symbol),
    })
    if (isFrozen(this.#context, symbol)) return
    const isLost = this.#context.faults.has('dropped-delta') && changes.sent % droppedOneIn === 0
    if (data && !isLost) topic.publish(data)
  }

  #changesOf(topic: Topic): Changes {
    const known = this.#changes.get(topic)
    if (known) return known
    const fresh = new Changes()
    this.#changes.set(topic, fresh)
    return fresh
  }

  /** A stream that nobody listens to any more begins anew with its next subscriber. */
  #forget(): void {
    for (const topic of this.#changes.keys()) {
      if (topic.subscribers.size === 0) this.#changes.delete(topic)
    }
  }
}
