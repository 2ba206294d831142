import type { JournalOrder } from '../../clients/journal/journal.ts'
import type { SweepOrders } from '../runner/sweep.ts'

/** Where orders were sent, and can be asked for and canceled. */
export interface Place {
  /** Which of these orders are open, in the place's own word. */
  stillOpen(orders: readonly JournalOrder[]): Promise<readonly JournalOrder[]>
  cancel(order: JournalOrder): Promise<unknown>
  close(): Promise<void>
}

/** Opens where an order went: the venue, or the trading system, which alone knows its orders by our ids. */
export const openPlace = (
  { venue, via }: Pick<JournalOrder, 'venue' | 'via'>,
  watched: SweepOrders,
): Promise<Place> => (via ? tradingSystemPlace(watched) : venuePlace(venue, watched))

async function venuePlace(name: string, { venues }: SweepOrders): Promise<Place> {
  const { openVenue } = await import('../../clients/venue/open.ts')
  const target = venues.find(venue => venue.name === name)!
  const venue = await openVenue(target, { class: 'trade', intent: () => {}, hurried: true })
  return {
    async stillOpen(orders) {
      const bySymbol = Map.groupBy(orders, ({ symbol }) => symbol)
      const wanted = new Set(orders.map(({ clientOrderId }) => clientOrderId))
      const open = await Promise.all(
        [...bySymbol.keys()].map(symbol => venue.openOrders(symbol, id => wanted.has(id))),
      )
      const ids = new Set(open.flat().map(({ clientOrderId }) => clientOrderId))
      return orders.filter(({ clientOrderId }) => ids.has(clientOrderId))
    },
    cancel: ({ symbol, clientOrderId }) => venue.cancel(symbol, clientOrderId),
    close: () => venue.close(),
  }
}

async function tradingSystemPlace({ tradingSystem }: SweepOrders): Promise<Place> {
  const { openTradingSystem } = await import('../../clients/trading-system/open.ts')
  const system = await openTradingSystem(tradingSystem!)
  const { orders: book, orderEntry } = system
  if (!book || !orderEntry)
    throw new Error(`${system.about.name} must offer orders and orderEntry, does not any more`)
  return {
    async stillOpen(orders) {
      const open = new Set((await book.list()).orders.map(({ clientOrderId }) => clientOrderId))
      return orders.filter(({ clientOrderId }) => open.has(clientOrderId))
    },
    cancel: ({ clientOrderId }) => orderEntry.cancel({ clientOrderId }),
    close: () => system.close(),
  }
}
