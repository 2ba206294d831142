import { parseStream, type Stream } from './stream-name.ts'

/** Whoever receives what is published on a stream. */
export interface Subscriber {
  deliver(stream: string, json: string): void
}

/** A stream that has been subscribed to. */
export class Topic<S extends Stream = Stream> {
  readonly name: string
  readonly stream: S
  readonly subscribers = new Set<Subscriber>()

  constructor(name: string, stream: S) {
    this.name = name
    this.stream = stream
  }

  /** Encodes the data once for all subscribers. */
  publish(data: object): void {
    if (this.subscribers.size === 0) return
    const json = JSON.stringify(data)
    for (const subscriber of this.subscribers) subscriber.deliver(this.name, json)
  }
}

/** The streams that somebody listens to. */
export class Topics {
  readonly #symbols: () => Iterable<string>
  readonly #topics = new Map<string, Topic>()

  constructor(symbols: () => Iterable<string>) {
    this.#symbols = symbols
  }

  /** Subscribes to a name; a name that stands for nothing is taken and stays silent. */
  subscribe(name: string, subscriber: Subscriber): void {
    const known = this.#topics.get(name)
    if (known) {
      known.subscribers.add(subscriber)
      return
    }
    const stream = parseStream(name, this.#symbols())
    if (!stream) return
    const topic = new Topic(name, stream)
    topic.subscribers.add(subscriber)
    this.#topics.set(name, topic)
  }

  unsubscribe(name: string, subscriber: Subscriber): void {
    const topic = this.#topics.get(name)
    topic?.subscribers.delete(subscriber)
    if (topic?.subscribers.size === 0) this.#topics.delete(name)
  }

  /** The stream of a symbol, if somebody listens to it. */
  of(symbol: string, channel: string): Topic | undefined {
    return this.#topics.size === 0
      ? undefined
      : this.#topics.get(`${symbol.toLowerCase()}@${channel}`)
  }

  /** The subscribed streams of one kind. */
  *ofKind<K extends Stream['kind']>(kind: K): Generator<Topic<Extract<Stream, { kind: K }>>> {
    for (const topic of this.#topics.values()) if (isOfKind(topic, kind)) yield topic
  }
}

const isOfKind = <K extends Stream['kind']>(
  topic: Topic,
  kind: K,
): topic is Topic<Extract<Stream, { kind: K }>> => topic.stream.kind === kind
