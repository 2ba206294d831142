import type { WebSocket } from 'ws'
import { Connection } from './connection.ts'
import { asRefusal, dispatch } from './dispatch.ts'
import type { Endpoint } from './endpoint.ts'
import { Refusal } from './errors.ts'
import { sessionEndpoints } from './session-endpoints.ts'
import { sortedPayload } from './signing.ts'
import type { BinanceState } from './state.ts'
import type { RequestId } from './stream-requests.ts'
import { inMicroseconds } from './time-unit.ts'
import { UserSubscriptions } from './user-subscriptions.ts'
import {
  parseSocketFrame,
  readSocketId,
  readSocketRequest,
  type SocketRequest,
} from './ws-api-frames.ts'

/** How a client connected to the WebSocket API. */
export interface SocketOpening {
  readonly address: string
  readonly microseconds: boolean
  readonly returnsRateLimits: boolean
}

/** One client's connection to the WebSocket API. */
export class SocketApiConnection {
  readonly #state: BinanceState
  readonly #opening: SocketOpening
  readonly #connection: Connection
  readonly #subscriptions: UserSubscriptions
  readonly #methods: ReadonlyMap<string, Endpoint>

  constructor(
    socket: WebSocket,
    opening: SocketOpening,
    {
      state,
      endpoints,
      onClose,
    }: { state: BinanceState; endpoints: readonly Endpoint[]; onClose: () => void },
  ) {
    const { context, users } = state
    this.#state = state
    this.#opening = opening
    this.#subscriptions = new UserSubscriptions(users, message => {
      if (!context.faults.has('silent-private-stream')) this.#send(message)
    })
    const own = { context, connectedMs: context.now(), subscriptions: this.#subscriptions }
    this.#methods = new Map(
      [...endpoints, ...sessionEndpoints(own)].flatMap(endpoint =>
        endpoint.socket ? [[endpoint.socket, endpoint]] : [],
      ),
    )
    this.#connection = new Connection(socket, {
      context,
      limitsMessages: false,
      onText: text => void this.#answer(text),
      onNotice: () => this.#send({ event: { e: 'serverShutdown', E: context.now() } }),
      onClose: () => {
        this.#subscriptions.close()
        onClose()
      },
    })
  }

  terminate(): void {
    this.#connection.terminate()
  }

  async #answer(text: string): Promise<void> {
    let id: RequestId = null
    let request: SocketRequest | undefined = undefined
    let endpoint: Endpoint | undefined = undefined
    try {
      const frame = parseSocketFrame(text)
      id = readSocketId(frame)
      request = readSocketRequest(frame, id)
      endpoint = this.#methods.get(request.method)
      if (!endpoint) throw new Refusal(-1020, 'This operation is not supported.')
      const result = await this.#dispatch(endpoint, request)
      if (this.#keepsSilent(request)) return
      this.#send({ id, status: 200, result, ...this.#rateLimits(endpoint, request) })
    } catch (error) {
      const refusal = asRefusal(error)
      const answer = { id, status: refusal.status, error: this.#errorOf(refusal) }
      this.#send({ ...answer, ...this.#rateLimits(endpoint, request) })
      if (refusal.status === 418) this.#connection.close(1008, 'IP banned')
    }
  }

  /** Events begin with no snapshot, so a silent stream does not even confirm that it has begun. */
  #keepsSilent({ method }: SocketRequest): boolean {
    const { faults } = this.#state.context
    return method.startsWith('userDataStream.subscribe') && faults.has('silent-private-stream')
  }

  #dispatch(endpoint: Endpoint, { parameters }: SocketRequest): Promise<unknown> {
    parameters.flag('returnRateLimits')
    return dispatch(this.#state, endpoint, {
      address: this.#opening.address,
      apiKey: endpoint.signed ? parameters.mandatory('apiKey') : undefined,
      parameters,
      payload: sortedPayload(parameters.values),
    })
  }

  #errorOf({ body, retryAtMs }: Refusal): object {
    if (retryAtMs === undefined) return body
    const serverTime = this.#state.context.now()
    return { ...body, data: { serverTime, retryAfter: retryAtMs } }
  }

  #rateLimits(endpoint: Endpoint | undefined, request: SocketRequest | undefined): object {
    const wanted = request?.parameters.peek('returnRateLimits')
    if (wanted === undefined ? !this.#opening.returnsRateLimits : wanted === 'false') return {}
    const { limits } = this.#state
    const weight = limits.weightLimit(this.#opening.address)
    return { rateLimits: endpoint?.order ? [...limits.orderLimits(), weight] : [weight] }
  }

  #send(message: object): void {
    const json = JSON.stringify(message)
    this.#connection.send(this.#opening.microseconds ? inMicroseconds(json) : json)
  }
}
