import type { Exchange } from 'ccxt'
import type { Pacer } from './pacer.ts'
import type { VenueProtocol } from './protocol.ts'
import type { SignedLane } from './signed-lane.ts'

interface Way {
  readonly lane: SignedLane
  readonly pace: Pacer
  /** What the key itself may ask, where the venue counts that, too. */
  readonly keyPace?: Pacer | undefined
  readonly protocol?: Pick<VenueProtocol, 'weightOf' | 'keyAllowance'>
}

/** What ccxt calls the requests that place, change or cancel orders; none of them waits for its turn. */
const orders = /^orders?(\/|$)|^(Add|Amend|Cancel|Edit)[A-Z]/

/**
 * Lets every signed request that ccxt makes pass the lane, and every one that only reads wait for its turn: before it is
 * signed, or its time or number would grow old meanwhile.
 */
export function sendThrough(exchange: Exchange, { lane, pace, keyPace, protocol }: Way): void {
  const send = exchange.fetch2.bind(exchange)
  exchange.fetch2 = async (
    path: unknown,
    api: unknown = 'public',
    method: unknown = 'GET',
    ...rest: unknown[]
  ) => {
    const attempt = (): Promise<unknown> =>
      Reflect.apply(send, exchange, [path, api, method, ...rest]) as Promise<unknown>
    if (method === 'GET' || !orders.test(String(path))) {
      if (api === 'private') await keyPace?.(protocol?.keyAllowance?.weightOf(String(path)))
      await pace(protocol?.weightOf?.(String(path)))
    }
    return api === 'private' ? lane.pass(attempt) : attempt()
  }
}
