import { openFeed } from '../../../clients/feed/open.ts'
import type { Feed } from '../../../clients/feed/port.ts'
import { sandboxControl, type SandboxControl } from '../../../clients/sandbox.ts'
import { trustAuthority } from '../../../clients/trust.ts'
import { openVenue } from '../../../clients/venue/open.ts'
import { restingPrice, smallestQuantity } from '../../../clients/venue/order-shape.ts'
import type { LimitOrder, Venue, VenueTarget } from '../../../clients/venue/port.ts'
import { startSandbox } from '../../../sandbox/sandbox.ts'

/** The venues of a sandbox, and what a configuration calls their first two instruments. */
export const venueNames = ['binance', 'coinbase', 'kraken'] as const
export type VenueName = (typeof venueNames)[number]

const known = {
  binance: { ccxtId: 'binance', symbols: ['BTCUSDT', 'ETHUSDT'] },
  coinbase: { ccxtId: 'coinbaseexchange', symbols: ['BTC-USD', 'ETH-USD'] },
  kraken: { ccxtId: 'kraken', symbols: ['BTC/USD', 'ETH/USD'] },
} as const

/** One venue of a sandbox, with the real clients opened at it. */
export interface OpenedVenue {
  readonly target: VenueTarget
  readonly venue: Venue
  readonly feed: Feed
}

export interface OpenedSandbox {
  readonly control: SandboxControl
  at(name: VenueName): OpenedVenue
  close(): Promise<void>
}

/** A sandbox of these venues, and clients that may trade. */
export async function sandboxWith(names: readonly VenueName[]): Promise<OpenedSandbox> {
  const sandbox = await startSandbox({ venues: names })
  const { timeScale, venues, control, certificateAuthority } = sandbox.endpoints
  trustAuthority(certificateAuthority!)
  const opened = new Map<VenueName, OpenedVenue>()
  for (const name of names) {
    const target = { name, timeScale, ...known[name], ...venues[name]! }
    const venue = Object.freeze(await openVenue(target, { class: 'trade', intent: () => {} }))
    opened.set(name, { target, venue, feed: await openFeed(target) })
  }
  return {
    control: sandboxControl(control),
    at: name => opened.get(name)!,
    async close() {
      for (const { venue, feed } of opened.values())
        await Promise.all([venue.close(), feed.close()])
      await sandbox.close()
    },
  }
}

let orders = 0

/** A post-only order of the least size that rests far below the market, with an id as long as a run gives. */
export async function restingOrder({ venue, target }: OpenedVenue): Promise<LimitOrder> {
  const symbol = target.symbols[1]!
  const rules = (await venue.instruments()).find(found => found.symbol === symbol)!
  const price = restingPrice((await venue.bestPrices(symbol)).bid, rules)
  const quantity = smallestQuantity(price, rules)
  const clientOrderId = `r0123abcd-trade1-${++orders}`
  return { symbol, side: 'buy', price, quantity, clientOrderId, postOnly: true }
}
