import type { WebSocket } from 'ws'
import { MarketLane } from '../market-lane.ts'
import type { VenueContext } from '../venue.ts'
import { Connection } from './connection.ts'
import { isStreamName } from './stream-name.ts'
import {
  parseFrame,
  readId,
  readRequest,
  StreamError,
  type RequestId,
  type StreamRequest,
} from './stream-requests.ts'
import { inMicroseconds } from './time-unit.ts'
import type { Subscriber, Topics } from './topics.ts'

const mostStreams = 1024

/** How a client connected to the market streams. */
export interface StreamOpening {
  /** Whether data comes wrapped with the name of its stream. */
  readonly combined: boolean
  readonly streams: readonly string[]
  readonly microseconds: boolean
  /** Monotonic time of the first byte. */
  readonly openedMs: number
}

/** One client's connection to the market streams. */
export class StreamConnection implements Subscriber {
  readonly #context: VenueContext
  readonly #topics: Topics
  readonly #connection: Connection
  readonly #opening: StreamOpening
  readonly #streams = new Set<string>()
  readonly #lane: MarketLane
  readonly #held: string[] = []
  #release: NodeJS.Timeout | undefined
  #flows = false
  #combined: boolean

  constructor(
    socket: WebSocket,
    opening: StreamOpening,
    { context, topics, onClose }: { context: VenueContext; topics: Topics; onClose: () => void },
  ) {
    this.#context = context
    this.#topics = topics
    this.#lane = new MarketLane(context)
    this.#opening = opening
    this.#combined = opening.combined
    this.#connection = new Connection(socket, {
      context,
      limitsMessages: true,
      onText: text => this.#answer(text),
      onNotice: () => this.#giveNotice(),
      onClose: () => {
        this.#lane.end()
        clearTimeout(this.#release)
        for (const name of this.#streams) topics.unsubscribe(name, this)
        onClose()
      },
    })
    if (opening.streams.length > mostStreams) {
      this.#connection.close(1008, 'Too many streams')
      return
    }
    this.#subscribe(opening.streams)
  }

  deliver(stream: string, json: string): void {
    this.#lane.pass(() => this.#pass(stream, json))
  }

  terminate(): void {
    this.#connection.terminate()
  }

  #pass(stream: string, json: string): void {
    const { faults } = this.#context
    if (faults.has('silent-stream')) return
    const data = this.#opening.microseconds ? inMicroseconds(json) : json
    const text = this.#combined ? `{"stream":"${stream}","data":${data}}` : data
    if (this.#flows) return this.#connection.send(text)
    const delayMs = faults.magnitude('slow-stream-start', 'slow-stream-start-twin')
    if (delayMs === undefined) {
      this.#flow()
      return this.#connection.send(text)
    }
    this.#held.push(text)
    const leftMs = Math.max(0, this.#opening.openedMs + delayMs - performance.now())
    this.#release ??= setTimeout(() => this.#flow(), leftMs)
  }

  #flow(): void {
    this.#flows = true
    for (const text of this.#held.splice(0)) this.#connection.send(text)
  }

  #answer(text: string): void {
    let id: RequestId = null
    try {
      const frame = parseFrame(text)
      id = readId(frame)
      const result = this.#obey(readRequest(frame, text.length))
      this.#connection.send(JSON.stringify({ result, id }))
    } catch (error) {
      if (!(error instanceof StreamError)) throw error
      const { code, message: msg } = error
      this.#connection.send(JSON.stringify({ error: { code, msg }, id }))
    }
  }

  #obey({ method, params }: StreamRequest): unknown {
    switch (method) {
      case 'SUBSCRIBE':
        this.#subscribe(namesIn(params))
        return null
      case 'UNSUBSCRIBE':
        for (const name of namesIn(params)) {
          this.#streams.delete(name)
          this.#topics.unsubscribe(name, this)
        }
        return null
      case 'LIST_SUBSCRIPTIONS':
        return [...this.#streams]
      case 'SET_PROPERTY':
        this.#combined = readCombined(params)
        return null
      case 'GET_PROPERTY':
      default:
        checkProperty(params)
        return this.#combined
    }
  }

  #subscribe(names: readonly string[]): void {
    if (new Set([...this.#streams, ...names]).size > mostStreams) {
      throw new StreamError(2, 'Invalid request: too many parameters')
    }
    for (const name of names) {
      this.#streams.add(name)
      this.#topics.subscribe(name, this)
    }
  }

  #giveNotice(): void {
    const data = JSON.stringify({ e: 'serverShutdown', E: this.#context.now() })
    this.#connection.send(this.#combined ? `{"stream":"!serverShutdown","data":${data}}` : data)
  }
}

function namesIn(params: readonly unknown[]): readonly string[] {
  return params.map(name => {
    if (typeof name === 'string' && isStreamName(name)) return name
    throw new StreamError(2, 'Invalid request: invalid stream')
  })
}

function checkProperty([name]: readonly unknown[]): void {
  if (typeof name !== 'string') {
    throw new StreamError(2, 'Invalid request: property name must be a string')
  }
  if (name !== 'combined') throw new StreamError(0, 'Unknown property')
}

function readCombined(params: readonly unknown[]): boolean {
  checkProperty(params)
  const [, value] = params
  if (typeof value !== 'boolean') throw new StreamError(1, 'Invalid value type: expected Boolean')
  return value
}
