import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type {
  EngineEvent,
  FeesIn,
  LevelChange,
  MatchingEngine,
  Order,
  Scaled,
} from '../../../sandbox/matching/types.ts'
import { accounts, arrange, opening, symbol } from './arrange.ts'
import { commands, give } from './commands.ts'

const unit = 100_000_000n
const sum = (amounts: readonly Scaled[]) => amounts.reduce((total, amount) => total + amount, 0n)
const fees = { maker: 100_000n, taker: 170_000n }

const everyFeesIn: readonly FeesIn[] = ['received', 'quote']

/** Runs any life of an engine and looks at it after each command. */
function always(
  look: (engine: MatchingEngine, events: readonly EngineEvent[]) => void,
  feesIn: FeesIn = 'received',
): void {
  fc.assert(
    fc.property(commands, life => {
      const { engine, events } = arrange({ maxOpenOrders: 12 }, { fees, feesIn })
      for (const command of life) {
        give(engine, command)
        look(engine, events)
      }
    }),
    { numRuns: 150 },
  )
}

const matches = (events: readonly EngineEvent[]) =>
  events.flatMap(event => (event.type === 'trade' ? [event.trade] : []))

/** What the trades gave the house, and what they gave the venue in fees. */
function elsewhere(events: readonly EngineEvent[], asset: 'ETH' | 'USDT'): Scaled {
  return sum(
    matches(events).map(({ buyer, seller, quantity, quote }) => {
      const amount = asset === 'ETH' ? quantity : quote
      const bought = buyer.account === 'house' ? amount : 0n
      const sold = seller.account === 'house' ? amount : 0n
      const toHouse = asset === 'ETH' ? bought - sold : sold - bought
      const paid = [buyer, seller].filter(({ feeAsset }) => feeAsset === asset)
      return toHouse + sum(paid.map(({ fee }) => fee))
    }),
  )
}

const assetsAndFees = everyFeesIn.flatMap(feesIn =>
  (['ETH', 'USDT'] as const).map(asset => [asset, feesIn] as const),
)

test.for(assetsAndFees)('no %s is made or lost, fees in %s', ([asset, feesIn]) => {
  always((engine, events) => {
    const held = accounts.map(account => engine.balance(account, asset))
    const clients = sum(held.flatMap(({ free, locked }) => [free, locked]))
    expect(clients + elsewhere(events, asset)).toBe(3n * opening[asset])
  }, feesIn)
})

/** The price times what is open, with a fee in quote on top, rounded up; for a stop without a limit, at its trigger. */
function mustLock(order: Order, feesIn: FeesIn): Scaled {
  const open = order.quantity - order.filledQuantity - order.preventedQuantity
  if (order.side === 'sell') return open
  const price = order.kind.endsWith('limit') ? order.price : order.triggerPrice
  const rate = unit + (feesIn === 'quote' ? fees.taker : 0n)
  return (price * open * rate + unit * unit - 1n) / (unit * unit)
}

const locks = 'what is locked is what the open orders require, and nothing is overdrawn, fees in %s'
test.for(everyFeesIn)(locks, feesIn => {
  always(engine => {
    for (const account of accounts) {
      const open = engine.openOrders(account)
      for (const [asset, side] of [
        ['ETH', 'sell'],
        ['USDT', 'buy'],
      ] as const) {
        const { free, locked } = engine.balance(account, asset)
        const onSide = open.filter(order => order.side === side)
        expect(locked).toBe(sum(onSide.map(order => mustLock(order, feesIn))))
        expect(free >= 0n).toBe(true)
      }
    }
  }, feesIn)
})

test('the book is never crossed, and each side is sorted without empty levels', () => {
  always(engine => {
    const { bids, asks } = engine.book(symbol, 100)
    const rising = [...bids.toReversed(), ...asks].map(([price]) => price)
    expect(rising).toEqual([...new Set(rising)].sort((left, right) => Number(left - right)))
    expect([...bids, ...asks].every(([, quantity]) => quantity > 0n)).toBe(true)
  })
})

test('update ids are contiguous, and the level events add up to the book', () => {
  always((engine, events) => {
    const levels = events.filter(event => event.type === 'level')
    const shown = new Map<string, Scaled>()
    for (const { side, price, quantity } of levels) {
      if (quantity === 0n) shown.delete(`${side} ${price}`)
      else shown.set(`${side} ${price}`, quantity)
    }
    const { updateId, bids, asks } = engine.book(symbol, 100)
    const book = [
      ...bids.map(([price, quantity]) => [`buy ${price}`, quantity] as const),
      ...asks.map(([price, quantity]) => [`sell ${price}`, quantity] as const),
    ]
    expect(levels.map(level => level.updateId)).toEqual(levels.map((_, index) => index + 1))
    expect(updateId).toBe(levels.length)
    expect(shown).toEqual(new Map(book))
  })
})

test('trade ids are contiguous, trades have two sides, and the house is at most one of them', () => {
  always((engine, events) => {
    const ids = engine.recentTrades(symbol, 10_000).map(({ id }) => id)
    expect(ids).toEqual(ids.map((_, index) => index + 1))
    for (const { buyer, seller, quantity } of matches(events)) {
      expect(buyer.account === 'house' && seller.account === 'house').toBe(false)
      expect(buyer.isMaker).not.toBe(seller.isMaker)
      expect(quantity > 0n).toBe(true)
    }
  })
})

test('an order fills by exactly its trades, and its status agrees with what is open', () => {
  always((engine, events) => {
    const trades = matches(events)
    for (const order of accounts.flatMap(account => engine.orders(account, symbol))) {
      const own = trades.flatMap(trade =>
        [trade.buyer, trade.seller].filter(({ orderId }) => orderId === order.id).map(() => trade),
      )
      expect(order.filledQuantity).toBe(sum(own.map(({ quantity }) => quantity)))
      expect(order.filledQuote).toBe(sum(own.map(({ quote }) => quote)))
      if (order.quoteQuantity > 0n) continue
      const open = order.quantity - order.filledQuantity - order.preventedQuantity
      expect(open >= 0n).toBe(true)
      if (order.status === 'filled') expect(open).toBe(0n)
    }
  })
})

test('fill-or-kill fills whole or not at all, and only good-till-canceled orders stay open', () => {
  always(engine => {
    for (const order of accounts.flatMap(account => engine.orders(account, symbol))) {
      const { timeInForce, kind, status, filledQuantity, quantity } = order
      if (timeInForce === 'FOK' && kind === 'limit') {
        expect([0n, quantity]).toContain(filledQuantity)
      }
      const isOpen = status === 'accepted' || status === 'partially-filled'
      if (isOpen && order.workingMs !== undefined) expect(timeInForce).toBe('GTC')
    }
  })
})

test('a reset restores every balance and leaves only the house, whatever came before', () => {
  fc.assert(
    fc.property(commands, commands, (before, after) => {
      const { engine, events } = arrange({}, { fees })
      for (const command of before) give(engine, command)
      engine.reset()

      for (const account of accounts) {
        for (const asset of ['ETH', 'USDT'] as const) {
          expect(engine.balance(account, asset)).toEqual({ free: opening[asset], locked: 0n })
        }
        expect(engine.openOrders(account)).toEqual([])
      }
      const cleared: LevelChange[] = []
      engine.replaceLiquidity(symbol, cleared)
      expect(engine.book(symbol, 100)).toMatchObject({ bids: [], asks: [] })

      const told = events.length
      for (const command of after) give(engine, command)
      for (const asset of ['ETH', 'USDT'] as const) {
        const held = accounts.map(account => engine.balance(account, asset))
        const clients = sum(held.flatMap(({ free, locked }) => [free, locked]))
        expect(clients + elsewhere(events.slice(told), asset)).toBe(3n * opening[asset])
      }
    }),
    { numRuns: 150 },
  )
})
