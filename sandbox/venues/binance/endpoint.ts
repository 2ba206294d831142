import type { VenueKey } from '../keys.ts'
import type { Parameters } from './parameters.ts'

/** What an endpoint may ask of the request that it answers. */
export interface Call {
  /** The key that signed it; undefined where nothing is signed. */
  readonly key: VenueKey | undefined
  /**
   * Takes the time that an order command takes, and checks once more that the request is not too old. Awaited right
   * before the engine is asked to do something.
   */
  handOver(): Promise<void>
}

/** Answers a request whose parameters have been read. */
export type Answer = (call: Call) => unknown

/** One thing that Binance can be asked, by REST, by the WebSocket API or by both. */
export interface Endpoint {
  /** Method and path, such as `GET /api/v3/depth`. */
  readonly rest?: string
  /** Method of the WebSocket API, such as `depth`. */
  readonly socket?: string
  readonly signed: boolean
  /** Request weight; undefined where another allowance applies. */
  readonly weight: ((parameters: Parameters) => number) | number | undefined
  /** An order command: its weight is given back when it succeeds, and answers tell the order counts. */
  readonly order?: boolean
  /** Reads the parameters, refusing what is wrong; what it returns is called only if none was left unread. */
  readonly read: (parameters: Parameters) => Answer
}

/** Whether it needs the permission to trade: what is signed and does more than read. */
export const isTrade = ({ signed, rest = 'GET' }: Endpoint): boolean =>
  signed && !rest.startsWith('GET')

/** The weight of one request. */
export const weightOf = ({ weight }: Endpoint, parameters: Parameters): number =>
  typeof weight === 'function' ? weight(parameters) : (weight ?? 0)
