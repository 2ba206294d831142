import { askSandbox } from './sandbox.ts'

/** A request that came while none was wanted; its instant by the venue's clock. */
export interface RefusedRequest {
  readonly atMs: number
  readonly path: string
}

/** A WebSocket that was tried since streams were cut; its instant by the venue's clock. */
export interface ConnectionAttempt extends RefusedRequest {
  readonly refused: boolean
}

/** For how much longer a lever acts. */
interface Timed {
  readonly active: boolean
  readonly remainingMs: number
}

/** An order that a lever acted on, as the venue's engine knows it; decimals are text. */
export interface LeverOrder {
  /** The engine's number of it. */
  readonly id: number
  /** Empty when it has none. */
  readonly clientOrderId: string
  readonly symbol: string
  readonly status: string
  readonly quantity: string
  readonly filledQuantity: string
}

/** An order to be placed for the firm's account without the firm; decimals are text. */
export interface ForeignOrder {
  /** In the venue's own words. */
  readonly symbol: string
  readonly side: 'buy' | 'sell'
  readonly price: string
  readonly quantity: string
  readonly clientOrderId?: string
}

/**
 * The levers of one venue of a sandbox: what a drill does on purpose to whoever is connected through the firm's front.
 * Requests with the key that only reads are past them; streams of the firm's front are not, whoever opened them.
 */
export interface VenueLevers {
  /** The next orders are carried out and their connections end without an answer. */
  loseOrderAnswers(count?: number): Promise<void>
  /** The next orders are not carried out, and their connections end without an answer. */
  loseOrders(count?: number): Promise<void>
  /** Requests, and orders over WebSocket, are refused as the venue does when it is asked too much. */
  refuseRequests(forMs: number): Promise<void>
  refusedRequests(): Promise<Timed & { readonly requests: readonly RefusedRequest[] }>
  /** What private streams would tell is held back until it is released. */
  holdPrivateEvents(): Promise<void>
  /** Tells what was held back, newest first if reversed, each of it so many times; resolves to how many were held. */
  releasePrivateEvents(how?: {
    readonly order?: 'same' | 'reversed'
    readonly copies?: 1 | 2
  }): Promise<number>
  /** Destroys open WebSockets and refuses new ones for a time; resolves to how many were open. */
  cutStreams(which: 'market' | 'private' | 'all', refuseForMs?: number): Promise<number>
  /** Every attempt to connect since streams were cut, and how many connections are open now. */
  connectionAttempts(): Promise<
    Timed & { readonly open: number; readonly attempts: readonly ConnectionAttempt[] }
  >
  /** Requests that would place an order, counted since the start or the last reset. */
  submissions(): Promise<number>
  /** The next updates of a book are not sent. */
  dropBookUpdates(symbol: string, count?: number): Promise<void>
  /** Nothing is sent of a symbol's market, while the connection lives on. */
  freezeFeed(symbol: string): Promise<void>
  /** Every frozen feed goes on. */
  thawFeed(): Promise<void>
  /** A symbol's market moves so many times a second for a time, for everybody. */
  burst(symbol: string, how: { readonly perSecond: number; readonly forMs: number }): Promise<void>
  /** How often it has moved since the burst began. */
  burstMoves(): Promise<Timed & { readonly moves: number }>
  /** The house trades with a resting order at its price: with all of it, or with a quantity. */
  fill(clientOrderId: string, quantity?: string): Promise<LeverOrder>
  /** The next cancels find that their orders have just been filled. */
  fillBeforeCancel(count?: number): Promise<void>
  /** The venue cancels an order by itself. */
  cancel(clientOrderId: string): Promise<LeverOrder>
  place(order: ForeignOrder): Promise<LeverOrder>
  /** Cancels wait so long before the venue takes them in; 0: no longer. */
  slowCancels(ms: number): Promise<void>
  /** Every lever of the venue off. */
  letGo(): Promise<void>
}

/** The levers of a venue, by the address of the sandbox's control port. */
export function venueLevers(control: string, venue: string): VenueLevers {
  const call = async <Told>(
    method: 'GET' | 'PUT' | 'POST' | 'DELETE',
    lever: string,
    body?: object,
  ) => (await askSandbox(method, `${control}/venues/${venue}/levers/${lever}`, body)) as Told
  const put = async (lever: string, body: object) => void (await call('PUT', lever, body))
  return {
    loseOrderAnswers: (count = 1) => put('lose-order-answers', { count }),
    loseOrders: (count = 1) => put('lose-orders', { count }),
    refuseRequests: forMs => put('refuse-requests', { forMs }),
    refusedRequests: () => call('GET', 'refuse-requests'),
    holdPrivateEvents: () => put('hold-private-events', {}),
    releasePrivateEvents: async (how = {}) => {
      const told = await call<{ released: number }>('POST', 'hold-private-events/release', how)
      return told.released
    },
    cutStreams: async (which, refuseForMs = 0) => {
      const told = await call<{ cut: number }>('PUT', 'cut-streams', { which, refuseForMs })
      return told.cut
    },
    connectionAttempts: () => call('GET', 'cut-streams'),
    submissions: async () => (await call<{ count: number }>('GET', 'submissions')).count,
    dropBookUpdates: (symbol, count = 1) => put('drop-book-update', { symbol, count }),
    freezeFeed: symbol => put('freeze-feed', { symbol }),
    thawFeed: async () => void (await call('DELETE', 'freeze-feed')),
    burst: (symbol, how) => put('burst', { symbol, ...how }),
    burstMoves: () => call('GET', 'burst'),
    fill: (clientOrderId, quantity) => call('POST', 'fill', { clientOrderId, quantity }),
    fillBeforeCancel: (count = 1) => put('fill-before-cancel', { count }),
    cancel: clientOrderId => call('POST', 'cancel', { clientOrderId }),
    place: order => call('POST', 'place', order),
    slowCancels: ms => put('slow-cancels', { ms }),
    letGo: async () => void (await askSandbox('DELETE', `${control}/venues/${venue}/levers`)),
  }
}
